### Microphone and speakers on this device; my settings.

microphone-closed = 麥克風未開啟
microphone-denied = 這個頁面沒有使用麥克風的權限。
microphone-missing = 找不到麥克風，或正被其他程式占用。請接上麥克風，或關閉那個程式。
microphone-insecure = 瀏覽器只在 HTTPS 頁面開啟麥克風。這個網址是 HTTP；請向伺服器的管理者索取 HTTPS 網址。
microphone-allow-chrome = 點一下網址左邊的圖示，允許使用麥克風，再試一次。
microphone-allow-chrome-android = 點一下網址左邊的圖示，選「權限」，允許使用麥克風，再試一次。
microphone-allow-firefox = 點一下網址旁劃掉的麥克風，解除封鎖，再試一次。
microphone-allow-safari = 在選單列的「Safari」中選「此網站的設定」，允許使用麥克風，再試一次。
microphone-allow-safari-ios = 點一下網址旁的頁面按鈕，選「網站設定」，允許使用麥克風，再試一次。
microphone-listen-on = 沒有麥克風也可以繼續聽。
keep-listening = 繼續聽

device-check = 麥克風與喇叭
device-check-start = 檢查
device-open-microphone = 開啟麥克風
device-meter = 你的麥克風音量
device-speak = 說句話試試。
device-good = 你的聲音很清楚。
device-too-loud = 太大聲了，離遠一點。
device-default = 系統預設
device-microphone = 麥克風
device-speaker = 喇叭
device-echo = 消除喇叭的回音
device-noise = 消除雜音
device-hear = 聽自己說 3 秒
device-recording = 正在聽你說…
device-playing = 正在播放…
device-private = 這項檢查只在你的裝置上進行。

sessions = 已登入的裝置
session-unnamed = 無法辨識的瀏覽器
session-this = （這一個）
session-seen = 上次使用 { $when }
session-since = { $when } 登入
session-revoke = 登出
session-revoke-which = 登出 { $device }
session-revoked = 已登出那個裝置。
