### Turns: who has the word, for how long, and the microphone that opens and closes with it.

turn = 发言轮次
turn-of = 轮到 { $handle }
turn-mine = 轮到你了
turn-you = 你
turn-nobody = 下一位还没到
turn-then = 接下来：{ $names }
turn-left = 剩余时间：
turn-time-up = 时间到
turn-finish = 时间到：最后一句
turn-live = 你的麦克风已打开。
turn-muted = 你已静音，解除静音才能发言。
turn-done = 我说完了
turn-next = 下一位
turn-extend = 再加一分钟
turn-soon = 还剩 15 秒。
turn-up = 时间到，请说完这一句。
round-start = 开始轮流发言
round-stop = 停止轮流发言
by-turn = 轮到我时打开麦克风，结束时关闭
by-turn-what = 打开{ $time }，然后关闭。你随时可以自己静音。
device-bell = 我的发言时间快结束和结束时，轻轻响铃

notice-on-stage-by-turn = 你上台了。轮到你时，麦克风会打开。
notice-turn-open = 轮到你了：{ $time }。麦克风已打开。
notice-turn-muted = 轮到你了：{ $time }。解除静音就能发言。
notice-turn-over = 你的发言结束了。
