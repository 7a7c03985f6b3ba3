### Microphone and speakers on this device; my settings.

microphone-closed = 麦克风没有打开
microphone-denied = 这个页面没有麦克风权限。
microphone-missing = 没有找到麦克风，或者它被别的程序占用了。请接上麦克风，或关掉那个程序。
microphone-insecure = 浏览器只在 HTTPS 页面上开放麦克风，而这个地址是普通 HTTP。请向管理服务器的人要 HTTPS 地址。
microphone-allow-chrome = 点击地址左边的图标，允许使用麦克风，然后重试。
microphone-allow-chrome-android = 点按地址左边的图标，选“权限”，允许使用麦克风，然后重试。
microphone-allow-firefox = 点击地址旁边划掉的麦克风图标，取消拦截，然后重试。
microphone-allow-safari = 在“Safari 浏览器”菜单里选“此网站的设置”，允许使用麦克风，然后重试。
microphone-allow-safari-ios = 点按地址旁边的页面按钮，选“网站设置”，允许使用麦克风，然后重试。
microphone-listen-on = 没有麦克风也可以继续听。
keep-listening = 继续听

device-check = 麦克风和扬声器
device-check-start = 检测一下
device-open-microphone = 打开麦克风
device-meter = 你的麦克风音量
device-speak = 说句话试试。
device-good = 听得很清楚。
device-too-loud = 声音太大，离远一点。
device-default = 跟随系统
device-microphone = 麦克风
device-speaker = 扬声器
device-echo = 消除扬声器的回声
device-noise = 消除噪声
device-hear = 录 3 秒听听自己
device-recording = 正在听你说…
device-playing = 正在回放…
device-private = 检测只在你的设备上进行。

sessions = 已登录的设备
session-unnamed = 未识别的浏览器
session-this = （本机）
session-seen = 最近使用 { $when }
session-since = 登录于 { $when }
session-revoke = 退出登录
session-revoke-which = 让 { $device } 退出登录
session-revoked = 那台设备已退出登录。
