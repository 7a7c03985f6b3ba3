# Somebody's page.

person-own = Những gì tôi đã chứng minh, và huy hiệu của tôi
person-word = Lời bảo chứng của bạn
person-word-what = Hai bạn cùng làm trong lĩnh vực { $field }. Nếu bạn biết chắc @{ $handle } làm nghề này, hãy nói ra: ba lời như thế là một minh chứng. Bạn có thể rút lại.
person-word-given = Bạn đã bảo chứng cho @{ $handle }. Bạn có thể rút lại.
person-granted = Được ban quản trị xác nhận
take-back = Rút lại
take-back-reason = Lý do
take-back-hint = Người này được báo ngay, với đúng những lời này. Minh chứng hết hiệu lực sau mười bốn ngày.
take-back-done = Đã rút lại. Người này đã được báo.
take-back-until = Đã rút lại; hết hiệu lực lúc { $when }:
