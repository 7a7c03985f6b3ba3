set-up = Thiết lập máy chủ này
set-up-card = Máy chủ này còn mới. Hãy đặt tên, chọn màu và cho biết ai được vào.
set-up-skip = Bỏ qua
