set-up = 设置本站
set-up-card = 这是个新站。给它起个名字、选个颜色，再定下谁可以进来。
set-up-skip = 跳过
