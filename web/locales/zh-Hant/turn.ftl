### Turns: who has the word, for how long, and the microphone that opens and closes with it.

turn = 發言輪次
turn-of = 輪到 { $handle }
turn-mine = 輪到你了
turn-you = 你
turn-nobody = 下一位還沒到
turn-then = 接下來：{ $names }
turn-left = 剩餘時間：
turn-time-up = 時間到
turn-finish = 時間到：最後一句
turn-live = 你的麥克風已開啟。
turn-muted = 你已靜音：取消靜音才能發言。
turn-done = 我說完了
turn-next = 下一位
turn-extend = 再加一分鐘
turn-soon = 還剩 15 秒。
turn-up = 時間到，請說完這一句。
round-start = 開始輪流發言
round-stop = 停止輪流發言
by-turn = 輪到我時開啟麥克風，結束時關閉
by-turn-what = 開啟 { $time }，然後關閉。你隨時可以自己靜音。
device-bell = 我的發言時間快結束和結束時，輕輕響鈴

notice-on-stage-by-turn = 你已上台。輪到你時，麥克風會開啟。
notice-turn-open = 輪到你了：{ $time }。麥克風已開啟。
notice-turn-muted = 輪到你了：{ $time }。取消靜音就能發言。
notice-turn-over = 你的發言結束了。
