### Why one comes back: people and topics one follows, and what one says of oneself.

follow = 关注
unfollow = 取消关注
follow-who = 关注 { $handle }
unfollow-who = 取消关注 { $handle }
follow-done = 已关注 { $handle }：有对方在台上的房间会排在前面。
unfollow-done = 已不再关注 { $handle }。
followers = { $count ->
    [0] 还没有人关注
   *[other] { $count } 人关注
  }
rooms-hosted = { $count ->
    [0] 最近没有创建房间
   *[other] 最近创建了 { $count } 个房间
  }
said-fields = 也从事：{ $fields }
said-languages = 会说：{ $languages }
said-links = 链接
opens-beside = （在新标签页中打开）

following = 你关注的人
following-what = 有他们在台上的房间，会排在你的大厅前面。他们只看得到有多少人关注，看不到是谁。互相关注的人看得到彼此是否在线，可以挥手。
following-all = 已关注
following-none = 你还没有关注任何人。
suggested = 你可能想关注的人
suggested-none = 目前没有可以推荐的人。在别人的页面上或房间里，都可以关注对方。
suggested-inviter = 你是由这位成员引进来的。
suggested-hosted = 最近创建了 { $count } 个房间。

topics = 话题
topics-what = 你关注的话题，相关房间会排在大厅前面。一个话题可以有多种语言的名称，用哪个都找得到。
topics-find = 查找或新建话题
topics-find-hint = 输入任一名称的开头，不分大小写和标点。
topics-found = { $count ->
    [0] 没有找到话题。
   *[other] 找到 { $count } 个话题。
  }
topic-new = 还没有人关注“{ $topic }”。
topic-followers = { $count ->
    [0] 没有人关注
   *[other] { $count } 人关注
  }
follow-topic = 关注 { $topic }
unfollow-topic = 取消关注 { $topic }
follow-topic-done = 已关注“{ $topic }”：相关房间会排在前面。
unfollow-topic-done = 已不再关注“{ $topic }”。
topics-own = 你关注的话题
topics-none = 你还没有关注任何话题。
topic-add-name = 再加一个名称
topic-name = 另一个名称
topic-name-hint = 比如用另一种语言的说法。按这个名称查找的人也能找到这个话题。
topic-name-add = 添加名称
topic-name-added = “{ $topic }”现在也叫“{ $name }”。

own-profile = 你的简介
own-profile-edit = 编辑简介
own-profile-what = 所有成员都能在你的页面上看到。内容均未经核实。
own-profile-what-applicant = 等你获准加入后，成员就能在你的页面上看到。内容均未经核实。
own-profile-saved = 简介已保存。
own-profile-back = 返回设置
own-page = 你的页面
avatar = 你的头像
avatar-what = 其他成员会看到它，而不是你名字的首字母。图片会裁成正方形并缩小；拍摄的时间和地点不会保留。
avatar-choose = 选择图片
avatar-another = 换一张
avatar-remove = 撤下头像
avatar-set = 头像已显示。
avatar-removed = 头像已撤下。

headline = 一句话介绍
headline-hint = 用一句话介绍自己，最多 { $most } 个字符。
own-fields = 其他专业领域
own-fields-hint = 除{ $field }外，最多选 { $most } 个。
own-languages = 你会说的语言
own-languages-hint = 最熟练的放在最前，最多 { $most } 种。使用其他语言的房间会排在你的大厅最后。
own-language = 再加一种语言
own-language-choose = 请选择…
own-language-add = 添加
own-language-remove = 移除{ $language }
own-links = 链接
own-links-hint = 你自己的网页，最多 { $most } 个，都以 https 开头。
own-link = 链接 { $number }
own-link-add = 再加一个链接

begin = 你想听些什么？
begin-card = 关注一些人和话题，相关房间就会排在这里的前面。
begin-go = 选择人和话题
begin-not-now = 以后再说
begin-what = 你关注的人和话题，会排在大厅前面。我们不读取通讯录，这些以后都可以改。
begin-live = 正在进行
begin-follows = 你关注了：{ $topics }
begin-done = 完成
