<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Accounts</name>
    <message>
        <source>%1, not offered here</source>
        <translation>%1, nơi đây chưa cấp</translation>
    </message>
    <message>
        <source>A capital letter</source>
        <translation>Một chữ hoa</translation>
    </message>
    <message>
        <source>A digit</source>
        <translation>Một chữ số</translation>
    </message>
    <message>
        <source>A phone has 10 digits and begins with 03, 05, 07, 08 or 09</source>
        <translation>Điện thoại có 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09</translation>
    </message>
    <message>
        <source>A sign such as @ # ! ?</source>
        <translation>Một ký tự như @ # ! ?</translation>
    </message>
    <message>
        <source>A small letter</source>
        <translation>Một chữ thường</translation>
    </message>
    <message>
        <source>A tax code has 10 or 13 digits</source>
        <translation>Mã số thuế có 10 hoặc 13 chữ số</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Cơ quan nhà nước</translation>
    </message>
    <message>
        <source>An ID number has 12 digits</source>
        <translation>Số định danh có 12 chữ số</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>Ít nhất 8 ký tự</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Choose a method that is offered here</source>
        <translation>Chọn một cách cấp mà nơi đây có</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>Công dân</translation>
    </message>
    <message>
        <source>Needed: this kind of account is confirmed by e-mail</source>
        <translation>Bắt buộc: loại tài khoản này xác nhận bằng thư điện tử</translation>
    </message>
    <message>
        <source>No date of birth, write it like 14/02/1992</source>
        <translation>Không phải ngày sinh, ghi như 14/02/1992</translation>
    </message>
    <message>
        <source>Not that long</source>
        <translation>Không dài đến thế</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>This cannot be so, look at it again</source>
        <translation>Không thể như vậy, xem lại</translation>
    </message>
    <message>
        <source>This is not an e-mail address</source>
        <translation>Đây không phải địa chỉ thư</translation>
    </message>
    <message>
        <source>Without the ID number in it</source>
        <translation>Không chứa số định danh</translation>
    </message>
    <message>
        <source>Without the citizen's consent no account is opened</source>
        <translation>Công dân chưa đồng ý thì không mở tài khoản</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>%1 is being processed</source>
        <translation>%1 đang được xử lý</translation>
    </message>
    <message>
        <source>%1 is received</source>
        <translation>Đã tiếp nhận %1</translation>
    </message>
    <message>
        <source>%1 is refused</source>
        <translation>Đã từ chối %1</translation>
    </message>
    <message>
        <source>%1 is stopped</source>
        <translation>Đã dừng %1</translation>
    </message>
    <message>
        <source>%1 is with %2</source>
        <translation>Đã chuyển %1 cho %2</translation>
    </message>
    <message>
        <source>%1 waits for a supplement</source>
        <translation>Đã yêu cầu bổ sung %1</translation>
    </message>
    <message>
        <source>%1 waits for payment</source>
        <translation>Đã yêu cầu nộp phí %1</translation>
    </message>
    <message>
        <source>Applicant withdraws</source>
        <translation>Công dân rút hồ sơ</translation>
    </message>
    <message>
        <source>Ask for papers</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Ask for payment</source>
        <translation>Yêu cầu nộp phí</translation>
    </message>
    <message>
        <source>Decline the withdrawal</source>
        <translation>Không cho rút</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Chuyển xử lý</translation>
    </message>
    <message>
        <source>Grant the withdrawal</source>
        <translation>Đồng ý cho rút</translation>
    </message>
    <message>
        <source>Paid, go on</source>
        <translation>Đã nộp, xử lý tiếp</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Refuse to receive</source>
        <translation>Từ chối tiếp nhận</translation>
    </message>
    <message>
        <source>Result is ready</source>
        <translation>Đã có kết quả</translation>
    </message>
    <message>
        <source>Return it to an authorised person</source>
        <translation>Trả cho người được ủy quyền</translation>
    </message>
    <message>
        <source>Return the result</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng xử lý</translation>
    </message>
    <message>
        <source>Supplement is here, go on</source>
        <translation>Đã bổ sung, xử lý tiếp</translation>
    </message>
    <message>
        <source>The result of %1 is ready</source>
        <translation>Đã có kết quả %1</translation>
    </message>
    <message>
        <source>The result of %1 is returned</source>
        <translation>Đã trả kết quả %1</translation>
    </message>
    <message>
        <source>The withdrawal of %1 is declined</source>
        <translation>Đã báo không cho rút %1</translation>
    </message>
    <message>
        <source>The withdrawal of %1 is noted</source>
        <translation>Đã ghi yêu cầu rút %1</translation>
    </message>
    <message>
        <source>Work on it again</source>
        <translation>Xử lý lại</translation>
    </message>
</context>
<context>
    <name>DataCheck</name>
    <message numerus="yes">
        <source>%n record(s) differed and were put right; now everything agrees with the server</source>
        <translation>
            <numerusform>%n bản ghi lệch đã được sửa; nay mọi dữ liệu khớp với máy chủ</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything here agrees with the server: %1 records</source>
        <translation>Mọi dữ liệu ở đây khớp với máy chủ: %1 bản ghi</translation>
    </message>
    <message>
        <source>Much differed here: these data are being read from the server anew. Work can go on</source>
        <translation>Dữ liệu ở đây lệch nhiều: đang đọc lại từ máy chủ. Vẫn làm việc được</translation>
    </message>
    <message>
        <source>Something still differs; it is compared again tonight. Tell the administrator if this comes again</source>
        <translation>Vẫn còn chỗ lệch; đêm nay sẽ so lại. Nếu còn lặp lại, báo quản trị viên</translation>
    </message>
    <message>
        <source>The data are still being received for the first time; compare them when that is through</source>
        <translation>Dữ liệu đang được nhận lần đầu; so lại khi đã nhận xong</translation>
    </message>
</context>
<context>
    <name>Due</name>
    <message>
        <source>%1 on %2</source>
        <comment>2:30 on Thursday</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), counted from the next day; an end on a day off moves to the next working day</source>
        <translation>
            <numerusform>%n ngày, tính từ ngày hôm sau; hết hạn vào ngày nghỉ thì dời sang ngày làm việc kế tiếp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n giờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) × 8 hours = %1</source>
        <translation>
            <numerusform>%n ngày × 8 giờ = %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) × 8 hours, days off not counted</source>
        <translation>
            <numerusform>%n ngày × 8 giờ, không tính ngày nghỉ</numerusform>
        </translation>
    </message>
    <message>
        <source>Day %1</source>
        <translation>Ngày %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Từ %1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Nghỉ</translation>
    </message>
    <message>
        <source>Result on the same day; received after 15:00, on the next working day</source>
        <translation>Trả trong ngày; nhận sau 15:00 thì trả ngày làm việc sau</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Đến %1</translation>
    </message>
    <message>
        <source>not received yet</source>
        <translation>chưa tiếp nhận</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>từ %1</translation>
    </message>
    <message>
        <source>waits a second time</source>
        <translation>chờ bổ sung lần 2</translation>
    </message>
    <message>
        <source>waits for the applicant</source>
        <translation>chờ bổ sung</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>(empty)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>Apologised, new date</source>
        <translation>Đã xin lỗi, hẹn lại</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Tại quầy</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>Bưu chính</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Lệ phí</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>số định danh</translation>
    </message>
    <message>
        <source>Kind of owner</source>
        <translation>Loại chủ hồ sơ</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Chưa có thông tin</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Owner's ID number</source>
        <translation>Số định danh của chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner's address</source>
        <translation>Nơi cư trú của chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner's date of birth</source>
        <translation>Ngày sinh của chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner's e-mail</source>
        <translation>Thư điện tử của chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner's full name</source>
        <translation>Họ và tên của chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner's phone</source>
        <translation>Điện thoại của chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner's sex</source>
        <translation>Giới tính của chủ hồ sơ</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cá nhân</translation>
    </message>
    <message>
        <source>Position of who stands for it</source>
        <translation>Chức vụ người đại diện</translation>
    </message>
    <message>
        <source>Representative's ID number</source>
        <translation>Số định danh người đại diện</translation>
    </message>
    <message>
        <source>Way of getting the result</source>
        <translation>Cách nhận kết quả</translation>
    </message>
    <message>
        <source>Who stands for the organisation</source>
        <translation>Người đại diện tổ chức</translation>
    </message>
    <message>
        <source>Who submits</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>address</source>
        <translation>nơi cư trú</translation>
    </message>
    <message>
        <source>and as a file</source>
        <translation>kèm bản điện tử</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>ngày sinh</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>ngày hẹn trả</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>thư điện tử</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>lệ phí</translation>
    </message>
    <message>
        <source>full name</source>
        <translation>họ và tên</translation>
    </message>
    <message>
        <source>kind of owner</source>
        <translation>loại chủ hồ sơ</translation>
    </message>
    <message>
        <source>new date</source>
        <translation>ngày hẹn lại</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>điện thoại</translation>
    </message>
    <message>
        <source>position of who stands for it</source>
        <translation>chức vụ người đại diện</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>giới tính</translation>
    </message>
    <message>
        <source>way of getting the result</source>
        <translation>cách nhận kết quả</translation>
    </message>
    <message>
        <source>who stands for the organisation</source>
        <translation>người đại diện tổ chức</translation>
    </message>
    <message>
        <source>who submits</source>
        <translation>người nộp</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Apology and new date</source>
        <translation>Văn bản xin lỗi và hẹn lại</translation>
    </message>
    <message>
        <source>Book of dossiers</source>
        <translation>Sổ theo dõi hồ sơ</translation>
    </message>
    <message>
        <source>Control slip that goes with the dossier</source>
        <translation>Phiếu kiểm soát đi cùng hồ sơ</translation>
    </message>
    <message>
        <source>Notice that it is stopped</source>
        <translation>Thông báo dừng giải quyết</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Giấy tiếp nhận</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>Phiếu từ chối tiếp nhận</translation>
    </message>
    <message>
        <source>Request for a supplement</source>
        <translation>Phiếu yêu cầu bổ sung</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>A digit of the tax code is wrong, better compare</source>
        <translation>Mã số thuế sai một chữ số, nên đối chiếu</translation>
    </message>
    <message>
        <source>A phone has 10 digits and begins with 03, 05, 07, 08 or 09</source>
        <translation>Điện thoại có 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09</translation>
    </message>
    <message>
        <source>An ID number has 12 digits, an old one 9</source>
        <translation>Số định danh có 12 chữ số, số cũ có 9</translation>
    </message>
    <message>
        <source>An ID number has digits only</source>
        <translation>Số định danh chỉ gồm chữ số</translation>
    </message>
    <message>
        <source>No tax code of 10 or 13 digits, kept as a registration number</source>
        <translation>Không phải mã số thuế 10 hay 13 số, giữ như số đăng ký</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>The card could not be read whole, scan again</source>
        <translation>Chưa đọc đủ thẻ, quét lại</translation>
    </message>
    <message>
        <source>The number says another year of birth, better compare</source>
        <translation>Số định danh chỉ năm sinh khác, nên so lại</translation>
    </message>
    <message>
        <source>The number says the other sex, better compare</source>
        <translation>Số định danh chỉ giới tính khác, nên so lại</translation>
    </message>
    <message>
        <source>The scanner mangled the card: switch the Vietnamese input off, scan again</source>
        <translation>Máy đọc làm hỏng chữ: tắt bộ gõ tiếng Việt rồi quét lại</translation>
    </message>
    <message>
        <source>There is no such day</source>
        <translation>Không có ngày này</translation>
    </message>
    <message>
        <source>This is not the code of an ID card</source>
        <translation>Đây không phải mã của thẻ căn cước</translation>
    </message>
    <message>
        <source>Too long for a number</source>
        <translation>Dài quá một số đăng ký</translation>
    </message>
    <message>
        <source>Write the day like 14/02/1992</source>
        <translation>Viết ngày như 14/02/1992</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Approve together</source>
        <translation>Duyệt nhóm</translation>
    </message>
    <message>
        <source>Citizens' accounts</source>
        <translation>Tài khoản công dân</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Khiếu nại</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Cửa</translation>
    </message>
    <message>
        <source>Log of decisions</source>
        <translation>Nhật ký duyệt</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Cuộc họp</translation>
    </message>
    <message>
        <source>Meetings and invitations</source>
        <translation>Cuộc họp và thư mời</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Party cell</source>
        <translation>Chi bộ</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Register a member</source>
        <translation>Đăng ký hộ</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Xét duyệt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Work queue</source>
        <translation>Hàng việc</translation>
    </message>
</context>
<context>
    <name>PaperViewer</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>File of the dossier</source>
        <translation>Tệp của hồ sơ</translation>
    </message>
    <message>
        <source>It could not be written there, choose another place</source>
        <translation>Không ghi được vào đó, hãy chọn nơi khác</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Trang %1 trong %2</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Lưu một bản</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>This machine cannot draw the pages; save a copy and open it with another program</source>
        <translation>Máy này không vẽ được trang; lưu một bản rồi mở bằng chương trình khác</translation>
    </message>
</context>
<context>
    <name>Procedure</name>
    <message>
        <source>%1, field: %2. Time limit %3, %4</source>
        <translation>%1, lĩnh vực %2. Hạn %3, %4</translation>
    </message>
    <message>
        <source>%1. Changes on %2</source>
        <comment>facts of a procedure; a day</comment>
        <translation>%1. Thay đổi từ %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n ngày làm việc</numerusform>
        </translation>
    </message>
    <message>
        <source>Partly online</source>
        <translation>Một phần</translation>
    </message>
    <message>
        <source>Wholly online</source>
        <translation>Toàn trình</translation>
    </message>
    <message>
        <source>fee %1</source>
        <translation>lệ phí %1</translation>
    </message>
    <message>
        <source>no fee</source>
        <translation>không thu phí</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>trong ngày</translation>
    </message>
</context>
<context>
    <name>SyncFacts</name>
    <message numerus="yes">
        <source>%1, %n waiting to be sent</source>
        <translation>
            <numerusform>%1, %n việc chờ gửi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on the way to the server: %1 of %2</source>
        <translation>
            <numerusform>Đang gửi %n tệp lên máy chủ: %1 trong %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n giờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>Last heard from the server at %1</source>
        <translation>Máy chủ trả lời lần cuối lúc %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Ngoại tuyến</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Ngoại tuyến từ %1</translation>
    </message>
    <message>
        <source>Server online, clocks differ by %1 seconds</source>
        <translation>Máy chủ trực tuyến, lệch giờ %1 giây</translation>
    </message>
    <message>
        <source>The data are from %1, %2 old</source>
        <translation>Dữ liệu của lúc %1, đã cũ %2</translation>
    </message>
    <message>
        <source>The time without the server is over: connect and sign in, everything done here is kept</source>
        <translation>Đã hết thời hạn làm việc không có máy chủ: nối mạng rồi đăng nhập, mọi việc đã làm vẫn được giữ</translation>
    </message>
    <message>
        <source>This machine's clock is fast by %1, set it right</source>
        <translation>Đồng hồ máy này nhanh %1, nên chỉnh lại</translation>
    </message>
    <message>
        <source>This machine's clock is slow by %1, set it right</source>
        <translation>Đồng hồ máy này chậm %1, nên chỉnh lại</translation>
    </message>
    <message>
        <source>Work without the server is possible until %1</source>
        <translation>Làm việc không có máy chủ được đến %1</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>chưa đầy một phút</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n record(s) not understood: %1</source>
        <translation>
            <numerusform>%n bản ghi chưa đọc được: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; of %n an earlier state is shown</source>
        <translation>
            <numerusform>; %n bản ghi đang hiện trạng thái cũ</numerusform>
        </translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation>Thiếu lý do</translation>
    </message>
    <message>
        <source>A required field is missing</source>
        <translation>Thiếu trường bắt buộc</translation>
    </message>
    <message>
        <source>An account has this number already; if it is the same person, merge them, else refuse it</source>
        <translation>Số này đã có tài khoản; nếu cùng một người thì ghép, nếu không thì từ chối</translation>
    </message>
    <message>
        <source>Another list of members was taken in meanwhile; look at it, then take yours in again</source>
        <translation>Đã có danh sách đảng viên khác được nhập; xem lại rồi nhập danh sách của bạn</translation>
    </message>
    <message>
        <source>Another photo was sent meanwhile; look at it, then decide again</source>
        <translation>Trong lúc đó đã có ảnh khác gửi lên; xem ảnh rồi quyết định lại</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>Duyệt %1</translation>
    </message>
    <message>
        <source>Ask for a supplement to %1</source>
        <translation>Yêu cầu bổ sung %1</translation>
    </message>
    <message>
        <source>Ask for payment for %1</source>
        <translation>Yêu cầu nộp phí %1</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Both scans are kept, gates: %1. Find out who holds the pass</source>
        <translation>Giữ cả hai lần quét, cửa: %1. Xem lại ai giữ mã</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Sửa hồ sơ %1</translation>
    </message>
    <message>
        <source>Correct %1</source>
        <translation>Sửa hồ sơ %1</translation>
    </message>
    <message>
        <source>Finish %1</source>
        <translation>Xong kết quả %1</translation>
    </message>
    <message>
        <source>Forward %1</source>
        <translation>Chuyển xử lý %1</translation>
    </message>
    <message>
        <source>Let go of</source>
        <translation>Đã bỏ</translation>
    </message>
    <message>
        <source>Let go of, can be brought back</source>
        <translation>Đã bỏ, lấy lại được</translation>
    </message>
    <message>
        <source>Let go of: %1</source>
        <translation>Đã bỏ: %1</translation>
    </message>
    <message>
        <source>Let in twice: %1</source>
        <translation>Cho vào hai lần: %1</translation>
    </message>
    <message>
        <source>List of members</source>
        <translation>Danh sách đảng viên</translation>
    </message>
    <message>
        <source>List of members %1</source>
        <translation>Danh sách đảng viên %1</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Cần xem</translation>
    </message>
    <message>
        <source>Next try in %1, attempt %2</source>
        <translation>Thử lại sau %1, lần thứ %2</translation>
    </message>
    <message>
        <source>No longer this desk's; sealed, waits to be handed to the server</source>
        <translation>Không còn thuộc quầy này; đã niêm phong, chờ chuyển về máy chủ</translation>
    </message>
    <message>
        <source>Nobody decides on their own registration</source>
        <translation>Không ai tự duyệt đăng ký của mình</translation>
    </message>
    <message>
        <source>Not chosen, kept: %1</source>
        <translation>Không được chọn, còn giữ: %1</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Ghi chú %1</translation>
    </message>
    <message>
        <source>Papers of %1</source>
        <translation>Giấy tờ của %1</translation>
    </message>
    <message>
        <source>Receive %1</source>
        <translation>Tiếp nhận %1</translation>
    </message>
    <message>
        <source>Record of the server: %1</source>
        <translation>Bản ghi của máy chủ: %1</translation>
    </message>
    <message>
        <source>Refuse %1</source>
        <translation>Từ chối %1</translation>
    </message>
    <message>
        <source>Register %1</source>
        <translation>Đăng ký cho %1</translation>
    </message>
    <message>
        <source>Return for correction: %1</source>
        <translation>Trả lại để sửa: %1</translation>
    </message>
    <message>
        <source>Return the result of %1</source>
        <translation>Trả kết quả %1</translation>
    </message>
    <message>
        <source>Scan at the gate: %1</source>
        <translation>Quét ở cửa: %1</translation>
    </message>
    <message>
        <source>Sealed work on %1</source>
        <translation>Việc đã niêm phong về %1</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>Đã gửi hôm nay</translation>
    </message>
    <message>
        <source>Somebody else has changed this dossier meanwhile</source>
        <translation>Người khác vừa sửa hồ sơ này</translation>
    </message>
    <message>
        <source>Somebody else has decided already</source>
        <translation>Người khác đã quyết định trước</translation>
    </message>
    <message>
        <source>Somebody else has moved this dossier on. Both states are kept; look at it, then do it again or drop it</source>
        <translation>Người khác đã chuyển hồ sơ này. Cả hai bản đều được giữ; xem hồ sơ rồi làm lại hoặc bỏ việc này</translation>
    </message>
    <message>
        <source>Somebody else is working on it; it is sent by itself when they have let it go</source>
        <translation>Người khác đang xử lý; sẽ tự gửi khi người đó đã thôi</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Dừng xử lý %1</translation>
    </message>
    <message>
        <source>The earlier registration is not the same person's, or has gone on elsewhere</source>
        <translation>Đăng ký trước không cùng người hoặc đã ghép với đăng ký khác</translation>
    </message>
    <message>
        <source>The member has changed something meanwhile; look at it, then decide again</source>
        <translation>Đảng viên vừa sửa đăng ký; xem lại rồi quyết định</translation>
    </message>
    <message>
        <source>The number does not belong to this machine</source>
        <translation>Số này không được cấp cho máy này</translation>
    </message>
    <message>
        <source>The record no longer belongs to this office</source>
        <translation>Hồ sơ không còn thuộc cơ quan này</translation>
    </message>
    <message>
        <source>The record was moved to another office; this work goes sealed to the server</source>
        <translation>Hồ sơ đã chuyển sang cơ quan khác; việc này được niêm phong chuyển về máy chủ</translation>
    </message>
    <message>
        <source>The registration belongs to another cell</source>
        <translation>Đăng ký thuộc chi bộ khác</translation>
    </message>
    <message>
        <source>The rules do not allow this step from the state that the server has</source>
        <translation>Quy định không cho bước này từ trạng thái trên máy chủ</translation>
    </message>
    <message>
        <source>The server does not have this record</source>
        <translation>Máy chủ không có hồ sơ này</translation>
    </message>
    <message>
        <source>The server does not take it: %1</source>
        <translation>Máy chủ không nhận: %1</translation>
    </message>
    <message>
        <source>The server does not understand this work; export the slip and tell the administrator</source>
        <translation>Máy chủ không hiểu việc này; xuất phiếu và báo người quản trị</translation>
    </message>
    <message>
        <source>The server has moved on; save it once more</source>
        <translation>Máy chủ đã có bản mới hơn; lưu lại một lần nữa</translation>
    </message>
    <message>
        <source>The server has other work under the same number; try again</source>
        <translation>Máy chủ có việc khác mang cùng số; thử lại</translation>
    </message>
    <message>
        <source>The server has taken it</source>
        <translation>Máy chủ đã nhận</translation>
    </message>
    <message>
        <source>The server has this dossier already</source>
        <translation>Máy chủ đã có hồ sơ này</translation>
    </message>
    <message>
        <source>They are not as agreed with the server; they are kept: tell the administrator the details</source>
        <translation>Không đúng mẫu đã thống nhất với máy chủ; vẫn được giữ: báo quản trị viên các chi tiết</translation>
    </message>
    <message>
        <source>This account no longer holds the record; this work goes sealed to the server</source>
        <translation>Tài khoản này không còn giữ hồ sơ; việc này được niêm phong chuyển về máy chủ</translation>
    </message>
    <message>
        <source>This version cannot read them; they are kept and appear with a newer version of the program: ask the administrator for it</source>
        <translation>Bản này chưa đọc được; vẫn được giữ và sẽ hiện khi có bản chương trình mới: hỏi quản trị viên</translation>
    </message>
    <message>
        <source>Two places have changed the same record</source>
        <translation>Hai nơi cùng sửa một hồ sơ</translation>
    </message>
    <message>
        <source>Two places have changed: %1</source>
        <translation>Hai nơi cùng sửa: %1</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Chờ gửi</translation>
    </message>
    <message numerus="yes">
        <source>Waits for %n file(s) to go up first</source>
        <translation>
            <numerusform>Chờ %n tệp tải lên trước</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the earlier work on the same record</source>
        <translation>Chờ việc trước của cùng hồ sơ gửi xong</translation>
    </message>
    <message>
        <source>Waits for the work before it</source>
        <translation>Chờ việc trước gửi xong</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Waits to be sent again</source>
        <translation>Chờ gửi lại</translation>
    </message>
    <message>
        <source>Waits until its files are on the server</source>
        <translation>Chờ các tệp có trên máy chủ</translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation>Rút hồ sơ %1</translation>
    </message>
    <message>
        <source>claims</source>
        <translation>lượt giữ hồ sơ</translation>
    </message>
    <message>
        <source>dossiers</source>
        <translation>hồ sơ</translation>
    </message>
    <message>
        <source>double admissions</source>
        <translation>lượt vào hai lần</translation>
    </message>
    <message>
        <source>invitations</source>
        <translation>giấy mời</translation>
    </message>
    <message>
        <source>lists of members</source>
        <translation>danh sách đảng viên</translation>
    </message>
    <message>
        <source>meetings</source>
        <translation>cuộc họp</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>mã tham dự</translation>
    </message>
    <message>
        <source>procedures</source>
        <translation>thủ tục</translation>
    </message>
    <message>
        <source>registrations</source>
        <translation>đăng ký</translation>
    </message>
    <message>
        <source>scans at the gate</source>
        <translation>lượt quét ở cửa</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>%1 day late</source>
        <translation>quá hạn %1 ngày</translation>
    </message>
    <message>
        <source>%1 day left</source>
        <translation>còn %1 ngày</translation>
    </message>
    <message>
        <source>%1 days late</source>
        <translation>quá hạn %1 ngày</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>còn %1 ngày</translation>
    </message>
    <message>
        <source>%1 hour late</source>
        <translation>quá hạn %1 giờ</translation>
    </message>
    <message>
        <source>%1 hour left</source>
        <translation>còn %1 giờ</translation>
    </message>
    <message>
        <source>%1 hours late</source>
        <translation>quá hạn %1 giờ</translation>
    </message>
    <message>
        <source>%1 hours left</source>
        <translation>còn %1 giờ</translation>
    </message>
    <message>
        <source>%1 item needs a look</source>
        <translation>%1 việc cần xem</translation>
    </message>
    <message>
        <source>%1 items need a look</source>
        <translation>%1 việc cần xem</translation>
    </message>
    <message>
        <source>%1 minute late</source>
        <translation>quá hạn %1 phút</translation>
    </message>
    <message>
        <source>%1 minute left</source>
        <translation>còn %1 phút</translation>
    </message>
    <message>
        <source>%1 minutes late</source>
        <translation>quá hạn %1 phút</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>còn %1 phút</translation>
    </message>
    <message>
        <source>A PDF may have at most 300 pages; split it</source>
        <translation>Một tệp PDF có tối đa 300 trang; tách nhỏ ra</translation>
    </message>
    <message>
        <source>A file of the forms cannot be read, put it back</source>
        <translation>Không đọc được một tệp mẫu, để lại tệp ấy</translation>
    </message>
    <message>
        <source>A name is missing</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>A paper takes at most 60 files, a dossier 100 papers</source>
        <translation>Mỗi giấy tờ có tối đa 60 tệp, mỗi hồ sơ tối đa 100 giấy tờ</translation>
    </message>
    <message>
        <source>A reason is needed, write it and try again</source>
        <translation>Cần có lý do, ghi lý do rồi làm lại</translation>
    </message>
    <message>
        <source>A section of the form's template is not closed, mend that line</source>
        <translation>Mẫu in có phần chưa đóng, sửa dòng này</translation>
    </message>
    <message>
        <source>Another list was taken in meanwhile, look at it first</source>
        <translation>Đã có danh sách khác được nhập, xem lại trước đã</translation>
    </message>
    <message>
        <source>Another one has this name</source>
        <translation>Đã có bộ lọc mang tên này</translation>
    </message>
    <message>
        <source>Another program answers at this address, check it</source>
        <translation>Địa chỉ này là của chương trình khác, kiểm tra lại</translation>
    </message>
    <message>
        <source>Another program uses the camera, close it and try again</source>
        <translation>Chương trình khác đang dùng máy ảnh, đóng lại rồi thử lại</translation>
    </message>
    <message>
        <source>Another program uses the scanner; close it</source>
        <translation>Chương trình khác đang dùng máy quét; đóng chương trình đó lại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xử lý xong</translation>
    </message>
    <message>
        <source>Full name, position and phone are needed</source>
        <translation>Cần đủ họ tên, chức vụ và điện thoại</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Đang xử lý</translation>
    </message>
    <message>
        <source>It has been sent already and can no longer be taken back</source>
        <translation>Đã gửi rồi, không rút lại được nữa</translation>
    </message>
    <message>
        <source>It has no number yet, the form follows when it has</source>
        <translation>Hồ sơ chưa có số, có số rồi mới in được mẫu</translation>
    </message>
    <message>
        <source>It has not been sent yet, wait until it is</source>
        <translation>Việc này chưa gửi xong, chờ gửi rồi làm tiếp</translation>
    </message>
    <message>
        <source>It is no longer there, refresh the list</source>
        <translation>Không còn mục này, tải lại danh sách</translation>
    </message>
    <message>
        <source>It waits for an earlier step on the same dossier</source>
        <translation>Còn chờ bước trước của cùng hồ sơ</translation>
    </message>
    <message>
        <source>It was brought back already</source>
        <translation>Việc này đã được lấy lại rồi</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Light glares on the card, tilt it and take the picture again</source>
        <translation>Thẻ bị lóa sáng; hãy nghiêng thẻ và chụp lại</translation>
    </message>
    <message>
        <source>More than 400 dossiers: choose fewer days for the book</source>
        <translation>Hơn 400 hồ sơ: chọn ít ngày hơn cho sổ</translation>
    </message>
    <message>
        <source>Newly registered</source>
        <translation>Mới đăng ký</translation>
    </message>
    <message>
        <source>No camera is connected, plug one in or use the scanner</source>
        <translation>Chưa có máy ảnh, cắm máy ảnh hoặc dùng máy quét</translation>
    </message>
    <message>
        <source>No citizen card was found in the picture, take it again</source>
        <translation>Không thấy thẻ căn cước trong ảnh, chụp lại</translation>
    </message>
    <message>
        <source>No printer is set up, save it as PDF or choose a printer</source>
        <translation>Chưa có máy in, lưu PDF hoặc chọn máy in</translation>
    </message>
    <message>
        <source>No scanner program is installed (scanimage); ask the administrator</source>
        <translation>Máy chưa cài chương trình quét (scanimage); báo quản trị viên</translation>
    </message>
    <message>
        <source>No server of that name was found, check the address</source>
        <translation>Không tìm thấy máy chủ, kiểm tra lại địa chỉ</translation>
    </message>
    <message>
        <source>Nobody approves their own registration, somebody else has to</source>
        <translation>Không ai tự duyệt đăng ký của mình, cần người khác duyệt</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Không được tiếp nhận</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Chưa đồng bộ lần nào</translation>
    </message>
    <message>
        <source>Nothing waits to be sent, so there is no slip</source>
        <translation>Không có việc nào chờ gửi nên không có phiếu</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Chưa có gì thay đổi</translation>
    </message>
    <message>
        <source>Nothing was received in these days</source>
        <translation>Những ngày này không tiếp nhận hồ sơ nào</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Ngoại tuyến</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Ngoại tuyến từ %1</translation>
    </message>
    <message>
        <source>Offline since %1, %2 waiting to be sent</source>
        <translation>Ngoại tuyến từ %1, %2 việc chờ gửi</translation>
    </message>
    <message>
        <source>Offline, %1 waiting to be sent</source>
        <translation>Ngoại tuyến, %1 việc chờ gửi</translation>
    </message>
    <message>
        <source>Only pictures and PDF files can be added</source>
        <translation>Chỉ thêm được ảnh và tệp PDF</translation>
    </message>
    <message>
        <source>Paper is stuck in the scanner; take it out and scan on</source>
        <translation>Giấy bị kẹt trong máy quét; lấy ra rồi quét tiếp</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Được tiếp nhận</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Không tiếp nhận</translation>
    </message>
    <message>
        <source>Result ready</source>
        <translation>Chờ trả kết quả</translation>
    </message>
    <message>
        <source>Result returned</source>
        <translation>Đã trả kết quả</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Đã trả</translation>
    </message>
    <message>
        <source>Sending %1</source>
        <translation>Đang gửi %1</translation>
    </message>
    <message>
        <source>Somebody changed it in the meantime, look at it again</source>
        <translation>Có người vừa sửa, xem lại</translation>
    </message>
    <message>
        <source>Somebody has decided this already, look at it again</source>
        <translation>Đã có người quyết định việc này, xem lại</translation>
    </message>
    <message>
        <source>Something required is empty, fill it in and try again</source>
        <translation>Còn trường bắt buộc bỏ trống, điền rồi làm lại</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>Trạng thái %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Dừng xử lý</translation>
    </message>
    <message>
        <source>Supplement requested</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Synced at %1</source>
        <translation>Đã đồng bộ %1</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Đang đồng bộ</translation>
    </message>
    <message>
        <source>The PDF asks for a password; save it without one and add it again</source>
        <translation>Tệp PDF đòi mật khẩu; lưu lại không mật khẩu rồi thêm lại</translation>
    </message>
    <message>
        <source>The PDF file breaks off before its end, fetch it again</source>
        <translation>Tệp PDF bị cụt, hãy lấy lại</translation>
    </message>
    <message>
        <source>The camera sends no picture, unplug it and plug it in again</source>
        <translation>Máy ảnh không gửi hình, rút ra rồi cắm lại</translation>
    </message>
    <message>
        <source>The code is no longer valid, ask for a new one</source>
        <translation>Mã đã hết hiệu lực, xin mã mới</translation>
    </message>
    <message>
        <source>The code is not right, look at the latest message</source>
        <translation>Mã không đúng, xem lại tin nhắn mới nhất</translation>
    </message>
    <message>
        <source>The code is too long to be one of ours</source>
        <translation>Mã quá dài, không phải mã của hệ thống</translation>
    </message>
    <message>
        <source>The code was tried too often, ask for a new one</source>
        <translation>Mã đã nhập sai quá số lần, xin mã mới</translation>
    </message>
    <message>
        <source>The data on this machine are locked with an earlier password. Set them aside and load everything anew, or ask the administrator</source>
        <translation>Dữ liệu trên máy này khóa bằng mật khẩu cũ. Hãy cất dữ liệu cũ rồi tải lại tất cả, hoặc hỏi quản trị</translation>
    </message>
    <message>
        <source>The data on this machine are locked with another key, ask the administrator</source>
        <translation>Dữ liệu trên máy này khóa bằng khóa khác, hãy hỏi quản trị</translation>
    </message>
    <message>
        <source>The data on this machine are not locked as they should be, ask the administrator</source>
        <translation>Dữ liệu trên máy này chưa được khóa như phải có, hãy hỏi quản trị</translation>
    </message>
    <message>
        <source>The data on this machine are too old, they are loaded again</source>
        <translation>Dữ liệu trên máy này đã quá cũ, đang tải lại</translation>
    </message>
    <message>
        <source>The data on this machine cannot be opened, ask the administrator</source>
        <translation>Không mở được dữ liệu trên máy này, hỏi người quản trị</translation>
    </message>
    <message>
        <source>The data on this machine come from a newer version, update the program</source>
        <translation>Dữ liệu trên máy này thuộc phiên bản mới hơn, cập nhật chương trình</translation>
    </message>
    <message>
        <source>The device does not answer, check its cable</source>
        <translation>Thiết bị không trả lời, kiểm tra dây cắm</translation>
    </message>
    <message>
        <source>The disk is full, free some space and try again</source>
        <translation>Ổ đĩa đã đầy, dọn bớt rồi thử lại</translation>
    </message>
    <message>
        <source>The earlier registration is not the same person's, look at both again</source>
        <translation>Đăng ký trước không cùng người, xem lại cả hai</translation>
    </message>
    <message>
        <source>The feeder is empty, put the pages in</source>
        <translation>Khay nạp hết giấy, đặt giấy vào</translation>
    </message>
    <message>
        <source>The file cannot be opened, choose another one</source>
        <translation>Không mở được tệp, chọn tệp khác</translation>
    </message>
    <message>
        <source>The file is over 20 MB, scan it with fewer dots or in parts</source>
        <translation>Tệp quá 20 MB, hãy quét với độ phân giải thấp hơn hoặc chia nhỏ</translation>
    </message>
    <message>
        <source>The file is too large, choose a smaller one</source>
        <translation>Tệp quá lớn, chọn tệp nhỏ hơn</translation>
    </message>
    <message>
        <source>The file on this machine is damaged, load it again</source>
        <translation>Tệp trên máy này bị hỏng, tải lại</translation>
    </message>
    <message>
        <source>The form's template asks for a name that does not exist, mend that line</source>
        <translation>Mẫu in dùng tên không có, sửa dòng này</translation>
    </message>
    <message>
        <source>The form's template cannot be read, mend that line</source>
        <translation>Không đọc được mẫu in, sửa dòng này</translation>
    </message>
    <message>
        <source>The form's template closes a section that is not open, mend that line</source>
        <translation>Mẫu in đóng phần chưa mở, sửa dòng này</translation>
    </message>
    <message>
        <source>The form's template names a paper, margin or setting that does not exist, mend that line</source>
        <translation>Mẫu in ghi khổ giấy, lề hoặc mục không có, sửa dòng này</translation>
    </message>
    <message>
        <source>The form's template uses a tag that is not allowed, mend that line</source>
        <translation>Mẫu in dùng thẻ không được phép, sửa dòng này</translation>
    </message>
    <message>
        <source>The key to the data on this machine is gone. Set them aside and load everything anew, or ask the administrator</source>
        <translation>Khóa của dữ liệu trên máy này không còn. Hãy cất dữ liệu cũ rồi tải lại tất cả, hoặc hỏi quản trị</translation>
    </message>
    <message>
        <source>The keyring cannot be opened, you will be asked at each start</source>
        <translation>Không mở được kho khóa, mỗi lần mở sẽ hỏi lại</translation>
    </message>
    <message>
        <source>The letters are too small to read, take the picture from nearer</source>
        <translation>Chữ quá nhỏ để đọc, chụp lại gần hơn</translation>
    </message>
    <message>
        <source>The list is longer than 2,000 members</source>
        <translation>Danh sách dài quá 2.000 người</translation>
    </message>
    <message>
        <source>The list of forms cannot be read, mend forms.json</source>
        <translation>Không đọc được danh mục mẫu, sửa forms.json</translation>
    </message>
    <message>
        <source>The member has changed something in the meantime, look at it again</source>
        <translation>Đảng viên vừa sửa đăng ký, xem lại</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>Tên quá dài</translation>
    </message>
    <message>
        <source>The number does not belong to this desk, receive it again</source>
        <translation>Số này không thuộc quầy này, tiếp nhận lại</translation>
    </message>
    <message>
        <source>The pages of this file cannot be opened</source>
        <translation>Không mở được các trang của tệp này</translation>
    </message>
    <message>
        <source>The password does not keep the rules beside it</source>
        <translation>Mật khẩu chưa đủ các điều bên cạnh</translation>
    </message>
    <message>
        <source>The password is not right, type it again</source>
        <translation>Mật khẩu không đúng, nhập lại</translation>
    </message>
    <message>
        <source>The photo was changed in the meantime, look at it again</source>
        <translation>Ảnh vừa được thay, xem lại rồi quyết định</translation>
    </message>
    <message>
        <source>The picture is blurred, hold still and take it again</source>
        <translation>Ảnh bị mờ; hãy giữ chắc tay và chụp lại</translation>
    </message>
    <message>
        <source>The picture is too dark to read, take it with more light</source>
        <translation>Ảnh quá tối, không đọc được; hãy chụp nơi sáng hơn</translation>
    </message>
    <message>
        <source>The picture is too large, take a smaller one</source>
        <translation>Ảnh quá lớn, chụp ảnh nhỏ hơn</translation>
    </message>
    <message>
        <source>The printer did not take it, check paper and cable</source>
        <translation>Máy in chưa nhận, kiểm tra giấy và dây cắm</translation>
    </message>
    <message>
        <source>The program has a fault, nothing was lost, try again</source>
        <translation>Chương trình có lỗi, không mất gì, thử lại</translation>
    </message>
    <message>
        <source>The reader was started again, hold the code out once more</source>
        <translation>Bộ đọc vừa khởi động lại, đưa mã ra lần nữa</translation>
    </message>
    <message>
        <source>The scanner does not answer; look at its cable and switch it on again</source>
        <translation>Máy quét không trả lời; xem lại dây và bật lại máy</translation>
    </message>
    <message>
        <source>The scanner's cover is open</source>
        <translation>Nắp máy quét đang mở</translation>
    </message>
    <message>
        <source>The server cannot be reached, work goes on and is sent later</source>
        <translation>Không kết nối được máy chủ, cứ làm tiếp, sẽ gửi sau</translation>
    </message>
    <message>
        <source>The server did not accept it, check what was entered</source>
        <translation>Máy chủ không nhận, kiểm tra lại nội dung đã nhập</translation>
    </message>
    <message>
        <source>The server does not answer, it will be tried again</source>
        <translation>Máy chủ không trả lời, sẽ thử lại</translation>
    </message>
    <message>
        <source>The server has a fault, it will be tried again</source>
        <translation>Máy chủ có lỗi, sẽ thử lại</translation>
    </message>
    <message>
        <source>The server has another version again, choose once more</source>
        <translation>Máy chủ lại có bản khác, chọn lại</translation>
    </message>
    <message>
        <source>The server speaks a newer version, update the program</source>
        <translation>Máy chủ dùng phiên bản mới hơn, cập nhật chương trình</translation>
    </message>
    <message>
        <source>The server's address is not written correctly, check it</source>
        <translation>Địa chỉ máy chủ chưa đúng, kiểm tra lại</translation>
    </message>
    <message>
        <source>The server's answer was not understood, tell the administrator</source>
        <translation>Không hiểu câu trả lời của máy chủ, báo người quản trị</translation>
    </message>
    <message>
        <source>The server's certificate is not trusted, ask the administrator</source>
        <translation>Chứng thư của máy chủ không tin được, hỏi người quản trị</translation>
    </message>
    <message>
        <source>The server's key is not known yet, connect once and export again</source>
        <translation>Chưa biết khóa của máy chủ, nối mạng một lần rồi xuất lại</translation>
    </message>
    <message>
        <source>The session has ended, sign in again</source>
        <translation>Phiên làm việc đã hết, đăng nhập lại</translation>
    </message>
    <message>
        <source>The slip comes from a newer version, update the program</source>
        <translation>Phiếu do bản mới hơn lập, cập nhật chương trình</translation>
    </message>
    <message>
        <source>The slip was changed on the way, ask for it again</source>
        <translation>Phiếu đã bị đổi trên đường, xin lại phiếu khác</translation>
    </message>
    <message>
        <source>The status has changed in the meantime, look at the dossier again</source>
        <translation>Trạng thái vừa thay đổi, xem lại hồ sơ</translation>
    </message>
    <message>
        <source>The system does not allow the camera, permit it in the settings</source>
        <translation>Hệ thống chưa cho dùng máy ảnh, cho phép trong cài đặt</translation>
    </message>
    <message>
        <source>The system does not let this account use the scanner; ask the administrator</source>
        <translation>Hệ thống không cho tài khoản này dùng máy quét; báo quản trị viên</translation>
    </message>
    <message>
        <source>The time for this is over, ask for another code</source>
        <translation>Đã hết giờ cho việc này, xin mã khác</translation>
    </message>
    <message>
        <source>The two passwords are not the same</source>
        <translation>Hai mật khẩu không giống nhau</translation>
    </message>
    <message>
        <source>The user name, password or code is not right, type it again</source>
        <translation>Tên đăng nhập, mật khẩu hoặc mã không đúng, nhập lại</translation>
    </message>
    <message>
        <source>There is an account of this number already</source>
        <translation>Số này đã có tài khoản</translation>
    </message>
    <message>
        <source>There is no account of this number</source>
        <translation>Không có tài khoản của số này</translation>
    </message>
    <message>
        <source>There is no calendar of days off for that year yet, tell the administrator</source>
        <translation>Chưa có lịch ngày nghỉ của năm đó, báo người quản trị</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Không có việc nào để hoàn tác</translation>
    </message>
    <message>
        <source>There was no such form when this dossier was received</source>
        <translation>Khi tiếp nhận hồ sơ này chưa có mẫu ấy</translation>
    </message>
    <message>
        <source>Thirty are enough; delete one first</source>
        <translation>Đã đủ 30 bộ lọc, xóa bớt một cái trước</translation>
    </message>
    <message>
        <source>This account is closed. Its data were removed from this machine, unsent work goes sealed to the centre</source>
        <translation>Tài khoản này đã bị khóa. Dữ liệu đã được xóa khỏi máy, việc chưa gửi được niêm phong chuyển về trung tâm</translation>
    </message>
    <message>
        <source>This account may not do that, ask the administrator</source>
        <translation>Tài khoản này không có quyền, hỏi người quản trị</translation>
    </message>
    <message>
        <source>This file is no slip of this program, choose another one</source>
        <translation>Tệp này không phải phiếu của chương trình, chọn tệp khác</translation>
    </message>
    <message>
        <source>This file is not a picture that can be read, choose another one</source>
        <translation>Tệp này không phải ảnh đọc được, chọn tệp khác</translation>
    </message>
    <message>
        <source>This has been recorded already, look at it again</source>
        <translation>Việc này đã được ghi trước đó, xem lại</translation>
    </message>
    <message>
        <source>This installation cannot open PDF pages (motcua-pages is missing)</source>
        <translation>Bản cài này không mở được trang PDF (thiếu motcua-pages)</translation>
    </message>
    <message>
        <source>This machine cannot keep passwords, you will be asked at each start</source>
        <translation>Máy này không giữ được mật khẩu, mỗi lần mở sẽ hỏi lại</translation>
    </message>
    <message>
        <source>This machine could not save it, try again</source>
        <translation>Máy này chưa ghi được, thử lại</translation>
    </message>
    <message>
        <source>This machine was offline for too long, connect and sign in again</source>
        <translation>Máy này ngoại tuyến đã quá lâu, nối mạng rồi đăng nhập lại</translation>
    </message>
    <message>
        <source>This picture is in a phone's HEIC format, which cannot be read here; send it as JPEG</source>
        <translation>Ảnh ở định dạng HEIC của điện thoại, ở đây không đọc được; hãy gửi ảnh JPEG</translation>
    </message>
    <message>
        <source>This picture is too narrow to show a card</source>
        <translation>Ảnh quá hẹp, không thể là ảnh thẻ</translation>
    </message>
    <message>
        <source>This picture moves; choose one that stands still</source>
        <translation>Ảnh này là ảnh động; hãy chọn ảnh tĩnh</translation>
    </message>
    <message>
        <source>This registration belongs to another cell</source>
        <translation>Đăng ký này thuộc chi bộ khác</translation>
    </message>
    <message>
        <source>To supplement</source>
        <translation>Cần bổ sung</translation>
    </message>
    <message>
        <source>Too many requests, wait a minute</source>
        <translation>Gửi quá nhiều lần, chờ một phút</translation>
    </message>
    <message>
        <source>Tried too often, wait a few minutes and try again</source>
        <translation>Đã thử sai nhiều lần, chờ vài phút rồi thử lại</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Waiting for payment</source>
        <translation>Chờ nộp phí</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Xin rút</translation>
    </message>
    <message>
        <source>Withdrawal requested</source>
        <translation>Xin rút hồ sơ</translation>
    </message>
    <message>
        <source>counts as late</source>
        <translation>tính quá hạn</translation>
    </message>
    <message>
        <source>done early</source>
        <translation>xong trước hạn</translation>
    </message>
    <message>
        <source>done late</source>
        <translation>xong quá hạn</translation>
    </message>
    <message>
        <source>just late</source>
        <translation>vừa quá hạn</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>tạm dừng</translation>
    </message>
</context>
<context>
    <name>motcua::ui::AssistPage</name>
    <message>
        <source>A CV number has 6 digits and up to 3 letters</source>
        <translation>Số lý lịch có 6 chữ số và tối đa 3 chữ cái</translation>
    </message>
    <message>
        <source>A card number has 8 digits</source>
        <translation>Số thẻ có 8 chữ số</translation>
    </message>
    <message>
        <source>A phone number has 10 digits</source>
        <translation>Số điện thoại có 10 chữ số</translation>
    </message>
    <message>
        <source>Another program uses the camera; close it, or choose a file</source>
        <translation>Chương trình khác đang dùng máy ảnh; đóng lại hoặc chọn tệp</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Máy ảnh</translation>
    </message>
    <message>
        <source>Card number, or the CV number below</source>
        <translation>Cần số thẻ, hoặc số lý lịch bên dưới</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Chi bộ</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>Đóng máy ảnh</translation>
    </message>
    <message>
        <source>Drop a photo here, or take one</source>
        <translation>Thả ảnh thẻ vào đây hoặc chụp</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Hold the card before the camera so that it fills the picture, then F3</source>
        <translation>Đưa thẻ vào cho đầy khung hình rồi bấm F3</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Cần điền</translation>
    </message>
    <message>
        <source>Needed: the member is told there and sets the password there</source>
        <translation>Cần điền: báo kết quả và đặt mật khẩu qua số này</translation>
    </message>
    <message>
        <source>No camera can be used; choose a file</source>
        <translation>Không dùng được máy ảnh; chọn tệp</translation>
    </message>
    <message>
        <source>No date of a member of age, dd/mm/yyyy</source>
        <translation>Không phải ngày sinh của người đủ tuổi, dd/mm/yyyy</translation>
    </message>
    <message>
        <source>On the card the machine reads %1</source>
        <translation>Trên thẻ máy đọc là %1</translation>
    </message>
    <message>
        <source>Paste a photo</source>
        <translation>Dán ảnh</translation>
    </message>
    <message>
        <source>Photo by camera</source>
        <translation>Chụp ảnh</translation>
    </message>
    <message>
        <source>Photo from a file</source>
        <translation>Ảnh từ tệp</translation>
    </message>
    <message>
        <source>Photo of the card</source>
        <translation>Ảnh thẻ</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Ảnh</translation>
    </message>
    <message numerus="yes">
        <source>Read %n of 4 fields, compare them with the card</source>
        <translation>
            <numerusform>Đọc được %n trong 4 trường, đối chiếu với thẻ</numerusform>
        </translation>
    </message>
    <message>
        <source>Read from the card</source>
        <translation>Đọc từ thẻ</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>Đang đọc thẻ</translation>
    </message>
    <message>
        <source>Register for a member</source>
        <translation>Đăng ký hộ đảng viên</translation>
    </message>
    <message>
        <source>Registered %1; it waits for review</source>
        <translation>Đã đăng ký cho %1, chờ xét duyệt</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>Send for review</source>
        <translation>Gửi xét duyệt</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Chụp</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>Không mở được tệp</translation>
    </message>
    <message>
        <source>The machine cannot read it; type the fields from the card</source>
        <translation>Máy không đọc được; gõ theo thẻ</translation>
    </message>
    <message>
        <source>The machine found no field; type them from the card</source>
        <translation>Máy không tìm thấy trường nào; gõ theo thẻ</translation>
    </message>
    <message>
        <source>The machine is only %1 sure, look at the card</source>
        <translation>Máy chỉ chắc %1, xem lại thẻ</translation>
    </message>
    <message>
        <source>The member sets the password by the phone's code after approval</source>
        <translation>Sau khi duyệt, đảng viên đặt mật khẩu bằng mã gửi về điện thoại</translation>
    </message>
    <message>
        <source>The picture is larger than 20 MB</source>
        <translation>Ảnh lớn hơn 20 MB</translation>
    </message>
    <message>
        <source>What was begun before is put aside</source>
        <translation>Phần đang làm dở đã được để riêng</translation>
    </message>
    <message>
        <source>What was begun for %1 is put aside</source>
        <translation>Phần đang làm dở cho %1 đã được để riêng</translation>
    </message>
    <message>
        <source>With a photo of the card the machine fills in what it can read</source>
        <translation>Có ảnh thẻ thì máy điền những gì đọc được</translation>
    </message>
    <message>
        <source>Without a photo</source>
        <translation>Bỏ ảnh</translation>
    </message>
</context>
<context>
    <name>motcua::ui::AttendancePanel</name>
    <message>
        <source>%1, registered at the gate</source>
        <translation>%1, đăng ký tại cửa</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n người</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) printed</source>
        <translation>
            <numerusform>Đã in %n người</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) written to %1</source>
        <translation>
            <numerusform>Đã ghi %n người vào %1</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Attendance list</source>
        <translation>Danh sách điểm danh</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Đã đến</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Cuộc họp</translation>
    </message>
    <message>
        <source>Name not told yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>Name or unit</source>
        <translation>Tên hoặc đơn vị</translation>
    </message>
    <message>
        <source>Nobody in this list</source>
        <translation>Danh sách này chưa có ai</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Chưa đến</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>The list could not be opened</source>
        <translation>Không mở được danh sách</translation>
    </message>
    <message>
        <source>Write to a file:</source>
        <translation>Ghi ra tệp:</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>đang trong phòng</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>ra lúc %1</translation>
    </message>
    <message>
        <source>let in twice</source>
        <translation>vào hai lần</translation>
    </message>
    <message>
        <source>not come yet</source>
        <translation>chưa đến</translation>
    </message>
    <message>
        <source>registered at the gate</source>
        <translation>đăng ký tại cửa</translation>
    </message>
</context>
<context>
    <name>motcua::ui::BulkPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trong %2</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n had changed meanwhile</source>
        <translation>
            <numerusform>%1; %n đăng ký vừa thay đổi nên để lại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n registration(s) agree</source>
        <translation>
            <numerusform>%n đăng ký khớp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay out</source>
        <translation>
            <numerusform>%n đăng ký không vào nhóm</numerusform>
        </translation>
    </message>
    <message>
        <source>A tenth of them, at least three, are drawn by lot and looked at one by one first. If one of those is not approved, all are looked at one by one.</source>
        <translation>Một phần mười, ít nhất ba đăng ký, được rút ngẫu nhiên để xem từng cái trước. Nếu một cái trong đó không được duyệt thì phải xem hết.</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Khớp</translation>
    </message>
    <message>
        <source>All of them have been looked at</source>
        <translation>Đã xem hết từng đăng ký</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n together</source>
        <translation>
            <numerusform>Duyệt %n đăng ký</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve together</source>
        <translation>Duyệt nhóm</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Đã duyệt</translation>
    </message>
    <message numerus="yes">
        <source>Approved %n together</source>
        <translation>
            <numerusform>Đã duyệt %n đăng ký cùng lúc</numerusform>
        </translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Đang duyệt</translation>
    </message>
    <message>
        <source>Being written down</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Điều kiện</translation>
    </message>
    <message>
        <source>Done; read again for what has come since</source>
        <translation>Đã xong; đọc lại để xem đăng ký mới đến</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message numerus="yes">
        <source>Look at %n of the sample first</source>
        <translation>
            <numerusform>Xem trước %n đăng ký trong mẫu</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Look at the sample</source>
        <translation>Xem mẫu</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>Không duyệt</translation>
    </message>
    <message>
        <source>Nothing can be approved together</source>
        <translation>Không có đăng ký nào duyệt nhóm được</translation>
    </message>
    <message>
        <source>One of the sample did not hold: look at all of them one by one</source>
        <translation>Một đăng ký trong mẫu không đạt: phải xem hết từng cái</translation>
    </message>
    <message>
        <source>Only registrations whose card, typed fields and line of the cell's list are the same in every field, surely read, with no other registration like them.</source>
        <translation>Chỉ gồm đăng ký mà thẻ, phần khai và danh sách chi bộ khớp nhau ở mọi trường, máy đọc chắc chắn và không trùng đăng ký nào khác.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Đọc lại</translation>
    </message>
    <message>
        <source>Reading the cards</source>
        <translation>Đang đọc ảnh thẻ</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Đăng ký</translation>
    </message>
    <message>
        <source>Registrations that agree with card and list</source>
        <translation>Đăng ký khớp thẻ và danh sách</translation>
    </message>
    <message>
        <source>Review them one by one; the right side says why</source>
        <translation>Xét duyệt từng đăng ký; lý do ở bên phải</translation>
    </message>
    <message>
        <source>Sample, look at it</source>
        <translation>Mẫu, cần xem</translation>
    </message>
    <message>
        <source>The cards are being read</source>
        <translation>Đang đọc ảnh thẻ</translation>
    </message>
    <message>
        <source>may be the same person as another</source>
        <translation>có thể trùng với đăng ký khác</translation>
    </message>
    <message>
        <source>no picture of the card</source>
        <translation>không có ảnh thẻ</translation>
    </message>
    <message>
        <source>not on the cell's list</source>
        <translation>không có tên trong danh sách chi bộ</translation>
    </message>
    <message>
        <source>not surely read</source>
        <translation>máy đọc chưa chắc</translation>
    </message>
    <message>
        <source>somebody else works on it</source>
        <translation>người khác đang xét</translation>
    </message>
    <message>
        <source>the card says something else</source>
        <translation>thẻ ghi khác</translation>
    </message>
    <message>
        <source>the cell's list says something else</source>
        <translation>danh sách chi bộ ghi khác</translation>
    </message>
    <message>
        <source>the machine cannot read the card</source>
        <translation>máy không đọc được thẻ</translation>
    </message>
    <message>
        <source>your own, or decided already</source>
        <translation>của chính mình, hoặc đã có quyết định</translation>
    </message>
</context>
<context>
    <name>motcua::ui::CameraBar</name>
    <message>
        <source>As in a mirror</source>
        <translation>Như soi gương</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>Sáng hơn</translation>
    </message>
    <message>
        <source>Brightness %1</source>
        <translation>Độ sáng %1</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Tối hơn</translation>
    </message>
    <message>
        <source>Focus near</source>
        <translation>Nét gần</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>Đèn</translation>
    </message>
</context>
<context>
    <name>motcua::ui::CardPane</name>
    <message>
        <source>Card picture</source>
        <translation>Ảnh thẻ</translation>
    </message>
    <message>
        <source>Enlarged 4 times</source>
        <translation>Phóng 4 lần</translation>
    </message>
    <message>
        <source>Fetch the picture again</source>
        <translation>Tải lại ảnh</translation>
    </message>
    <message>
        <source>Fetching the picture</source>
        <translation>Đang tải ảnh</translation>
    </message>
    <message>
        <source>Machine read</source>
        <translation>Máy đọc</translation>
    </message>
    <message>
        <source>Person typed</source>
        <translation>Người khai</translation>
    </message>
    <message>
        <source>Reading the card's picture</source>
        <translation>Máy đang đọc ảnh thẻ</translation>
    </message>
    <message>
        <source>Registered without a card</source>
        <translation>Đăng ký không kèm thẻ</translation>
    </message>
    <message>
        <source>The machine did not find this field on the picture</source>
        <translation>Máy không tìm thấy trường này trên ảnh</translation>
    </message>
    <message>
        <source>This is not on the card</source>
        <translation>Trường này không có trên thẻ</translation>
    </message>
</context>
<context>
    <name>motcua::ui::CellChooser</name>
    <message>
        <source>Cell</source>
        <translation>Chi bộ</translation>
    </message>
    <message>
        <source>Cell %1</source>
        <translation>Chi bộ %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::CodePanel</name>
    <message>
        <source>Capitals, spaces and dashes do not matter</source>
        <translation>Không cần viết hoa, dấu cách, dấu gạch</translation>
    </message>
    <message>
        <source>Check the code</source>
        <translation>Kiểm tra mã</translation>
    </message>
    <message>
        <source>Code printed on the pass</source>
        <translation>Mã in trên giấy mời</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Type a code</source>
        <translation>Nhập mã</translation>
    </message>
</context>
<context>
    <name>motcua::ui::CodeStep</name>
    <message numerus="yes">
        <source>%n more digit(s), the whole code can be pasted</source>
        <translation>
            <numerusform>Còn %n chữ số, dán cả mã cũng được</numerusform>
        </translation>
    </message>
    <message>
        <source>A code of 6 digits was sent to %1</source>
        <translation>Mã gồm 6 chữ số đã gửi đến %1</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Đang hỏi máy chủ</translation>
    </message>
    <message>
        <source>Can be sent again in %1</source>
        <translation>Gửi lại được sau %1</translation>
    </message>
    <message>
        <source>Change account</source>
        <translation>Đổi tài khoản</translation>
    </message>
    <message>
        <source>Code of 6 digits</source>
        <translation>Mã gồm 6 chữ số</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>Nhập mã xác thực</translation>
    </message>
    <message>
        <source>Fill in the sample code</source>
        <translation>Điền mã mẫu</translation>
    </message>
    <message>
        <source>Send the code again</source>
        <translation>Gửi lại mã</translation>
    </message>
    <message>
        <source>Set the old data aside, load anew</source>
        <translation>Cất dữ liệu cũ, tải lại</translation>
    </message>
    <message>
        <source>Several people use this machine. The data of each account are locked apart, others cannot see them.</source>
        <translation>Máy này nhiều người dùng chung. Dữ liệu của mỗi tài khoản được khóa riêng, người khác không xem được.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Step 2 of 2</source>
        <translation>Bước 2 trong 2</translation>
    </message>
    <message>
        <source>The code has expired</source>
        <translation>Mã đã hết hiệu lực</translation>
    </message>
    <message>
        <source>The code holds for %1</source>
        <translation>Mã còn hiệu lực %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::CountBar</name>
    <message>
        <source>%1 of %2 have come</source>
        <translation>Đã đến %1 trong %2 người</translation>
    </message>
    <message>
        <source>%1 to come</source>
        <translation>còn %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 have come, inside now: %4</source>
        <translation>%1: đã đến %2 trên %3, đang ở trong: %4</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Đã đến</translation>
    </message>
    <message>
        <source>incidents: %1</source>
        <translation>sự việc %1</translation>
    </message>
    <message>
        <source>inside now: %1</source>
        <translation>đang trong phòng %1</translation>
    </message>
    <message>
        <source>registered at the gate: %1</source>
        <translation>đăng ký tại cửa %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::CredentialsStep</name>
    <message>
        <source>%1, %2</source>
        <comment>name, post</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>All data of the sample centre are invented</source>
        <translation>Mọi dữ liệu ở máy chủ mẫu đều là bịa đặt</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Đang hỏi máy chủ</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Inventing a sample province</source>
        <translation>Đang dựng tỉnh mẫu</translation>
    </message>
    <message>
        <source>Later, keep working without the server</source>
        <translation>Để sau, làm tiếp khi chưa có máy chủ</translation>
    </message>
    <message>
        <source>No server yet?</source>
        <translation>Chưa có máy chủ?</translation>
    </message>
    <message>
        <source>Not encrypted: anybody on the way can read along</source>
        <translation>Không mã hóa: người trên đường truyền đọc được</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Sample officials, choose one</source>
        <translation>Cán bộ mẫu, chọn một người</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Starting the sample centre</source>
        <translation>Đang mở máy chủ mẫu</translation>
    </message>
    <message>
        <source>Step 1 of 2</source>
        <translation>Bước 1 trong 2</translation>
    </message>
    <message>
        <source>The sample centre did not start</source>
        <translation>Máy chủ mẫu không mở được</translation>
    </message>
    <message>
        <source>The sample centre is not installed on this machine</source>
        <translation>Máy này chưa cài máy chủ mẫu</translation>
    </message>
    <message>
        <source>This is not an address of a server</source>
        <translation>Đây không phải địa chỉ máy chủ</translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation>Thử với dữ liệu mẫu</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Tên đăng nhập</translation>
    </message>
</context>
<context>
    <name>motcua::ui::DataCheck</name>
    <message>
        <source>Compare with the server</source>
        <translation>So với máy chủ</translation>
    </message>
    <message>
        <source>Comparing part %1 of %2; work can go on</source>
        <translation>Đang so phần %1 trong %2; vẫn làm việc được</translation>
    </message>
    <message>
        <source>Comparing with the server</source>
        <translation>Đang so với máy chủ</translation>
    </message>
    <message>
        <source>Data on this machine</source>
        <translation>Dữ liệu trên máy này</translation>
    </message>
    <message>
        <source>Last compared</source>
        <translation>Lần so gần nhất</translation>
    </message>
    <message>
        <source>What lies here is compared with the server each night by itself; what differs is put right. Unsent work is never touched</source>
        <translation>Mỗi đêm dữ liệu ở đây tự so với máy chủ, chỗ lệch được sửa. Việc chưa gửi không bị đụng tới</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>chưa lần nào</translation>
    </message>
</context>
<context>
    <name>motcua::ui::DecisionBar</name>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Return for correction</source>
        <translation>Trả lại để sửa</translation>
    </message>
    <message>
        <source>What is to be corrected? The member reads this</source>
        <translation>Cần sửa điều gì (đảng viên sẽ đọc)</translation>
    </message>
    <message>
        <source>Why is it refused? The member reads this</source>
        <translation>Lý do từ chối (đảng viên sẽ đọc)</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>Ghi lý do trước</translation>
    </message>
</context>
<context>
    <name>motcua::ui::DeskFrame</name>
    <message>
        <source>%1: receipts and scans carry its time</source>
        <translation>%1: giấy hẹn và lượt quét ghi theo giờ này</translation>
    </message>
    <message>
        <source>Receiving the data for the first time: %1</source>
        <translation>Đang nhận dữ liệu lần đầu: %1</translation>
    </message>
    <message>
        <source>Receiving the data for the first time: %1 of %2</source>
        <translation>Đang nhận dữ liệu lần đầu: %1 trong %2</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Đăng nhập lại</translation>
    </message>
    <message>
        <source>The server asks to sign in again; everything done here is kept</source>
        <translation>Máy chủ yêu cầu đăng nhập lại; việc đã làm ở đây được giữ nguyên</translation>
    </message>
    <message>
        <source>The server needs a newer version of this program; everything done here is kept</source>
        <translation>Máy chủ cần phiên bản mới hơn của phần mềm; việc đã làm ở đây được giữ nguyên</translation>
    </message>
</context>
<context>
    <name>motcua::ui::DevicesPane</name>
    <message>
        <source>Camera</source>
        <translation>Máy ảnh</translation>
    </message>
    <message>
        <source>Checked at %1</source>
        <translation>Kiểm tra lúc %1</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>Devices at this desk</source>
        <translation>Thiết bị ở quầy này</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>Không thấy máy ảnh</translation>
    </message>
    <message>
        <source>No printer chosen</source>
        <translation>Chưa chọn máy in</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Chưa kết nối được</translation>
    </message>
    <message>
        <source>One-stop desk,
party cell, meeting gate</source>
        <translation>Bộ phận Một cửa,
chi bộ, cửa hội nghị</translation>
    </message>
    <message>
        <source>One-stop office
%1</source>
        <translation>Bộ phận Một cửa
%1</translation>
    </message>
    <message>
        <source>Online, %1 ms</source>
        <translation>Trực tuyến, %1 ms</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Máy in giấy hẹn</translation>
    </message>
    <message>
        <source>Reports an error</source>
        <translation>Báo lỗi</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Phiên bản %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::FactList</name>
    <message>
        <source>%1 (registration %2)</source>
        <translation>%1 (đăng ký %2)</translation>
    </message>
    <message>
        <source>%1 has an account by CV number %2. With this card it goes on, and both histories stay</source>
        <translation>%1 đã có tài khoản bằng số lý lịch %2. Ghép thì tài khoản dùng tiếp với thẻ này, giữ lịch sử của cả hai</translation>
    </message>
    <message numerus="yes">
        <source>%n registration(s) may be the same person</source>
        <translation>
            <numerusform>%n đăng ký có thể trùng người</numerusform>
        </translation>
    </message>
    <message>
        <source>Drawn by lot: the others wait for this one</source>
        <translation>Rút ngẫu nhiên: các đăng ký khác chờ kết quả này</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Ghép</translation>
    </message>
    <message>
        <source>No other registration like this one</source>
        <translation>Không trùng đăng ký nào khác</translation>
    </message>
    <message>
        <source>Sent %1, %2</source>
        <translation>Gửi %1, %2</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Người khác</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Đăng ký này</translation>
    </message>
    <message>
        <source>Typed at the desk by %1</source>
        <translation>%1 nhập hộ tại bàn</translation>
    </message>
</context>
<context>
    <name>motcua::ui::FieldPane</name>
    <message>
        <source>Sent %1</source>
        <translation>Gửi %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::FieldRow</name>
    <message>
        <source>Card differs</source>
        <translation>Thẻ ghi khác</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Xác nhận</translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation>Xác nhận %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::FindAnything</name>
    <message>
        <source>All of them</source>
        <translation>Xem tất cả</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Làm ngay</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Cuộc họp</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Đảng viên</translation>
    </message>
    <message>
        <source>Member, waits for review</source>
        <translation>Đảng viên, chờ duyệt</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Open the tray</source>
        <translation>Mở khay</translation>
    </message>
    <message numerus="yes">
        <source>Owner of %n dossier(s)</source>
        <translation>
            <numerusform>Chủ của %n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>Owner of many dossiers</source>
        <translation>Chủ của nhiều hồ sơ</translation>
    </message>
    <message>
        <source>Receive a dossier of this procedure</source>
        <translation>Tiếp nhận hồ sơ thủ tục này</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Màn hình</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>Without a line until the end of the shift</source>
        <translation>Làm việc không có mạng đến hết ca</translation>
    </message>
</context>
<context>
    <name>motcua::ui::FindPanel</name>
    <message>
        <source>Any order of words, with or without marks</source>
        <translation>Thứ tự nào cũng được, có dấu hoặc không dấu</translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation>Tìm tên</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Name, with or without marks</source>
        <translation>Họ tên, có dấu hoặc không dấu</translation>
    </message>
    <message>
        <source>Nobody of that name is invited</source>
        <translation>Không có ai tên này trong thư mời</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Người tìm thấy</translation>
    </message>
    <message>
        <source>Seat %1</source>
        <translation>Ghế %1</translation>
    </message>
    <message>
        <source>Somebody without a pass is registered with F8</source>
        <translation>Người không có mã: đăng ký tại cửa bằng F8</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>Không tìm được</translation>
    </message>
    <message>
        <source>Type a part of the name</source>
        <translation>Gõ một phần họ tên</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>đã thu hồi</translation>
    </message>
</context>
<context>
    <name>motcua::ui::GateChooser</name>
    <message>
        <source>%1, same door</source>
        <translation>%1, chung cửa</translation>
    </message>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n khách mời</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Gate 1</source>
        <translation>Cửa 1</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Cửa</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Cuộc họp</translation>
    </message>
    <message>
        <source>Meetings appear here once the centre has sent them</source>
        <translation>Cuộc họp hiện ở đây khi trung tâm gửi về</translation>
    </message>
    <message>
        <source>No meeting on this machine yet</source>
        <translation>Máy này chưa có cuộc họp nào</translation>
    </message>
    <message>
        <source>Opening the meetings</source>
        <translation>Đang mở danh sách cuộc họp</translation>
    </message>
    <message>
        <source>Same door</source>
        <translation>Chung cửa</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Phím cách</translation>
    </message>
    <message>
        <source>Start at this gate</source>
        <translation>Bắt đầu ở cửa này</translation>
    </message>
    <message>
        <source>The meetings could not be opened</source>
        <translation>Không mở được danh sách cuộc họp</translation>
    </message>
    <message>
        <source>This door serves the marked meeting, too: its codes are judged and counted for it</source>
        <translation>Cửa này đón cả cuộc họp được đánh dấu: mã của cuộc họp ấy được xét và tính cho cuộc họp ấy</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Which meeting, which gate</source>
        <translation>Cuộc họp nào, cửa nào</translation>
    </message>
</context>
<context>
    <name>motcua::ui::GateHead</name>
    <message>
        <source>%1: choose another meeting or gate</source>
        <translation>%1: chọn cuộc họp hoặc cửa khác</translation>
    </message>
    <message>
        <source>Choose another meeting or gate</source>
        <translation>Chọn cuộc họp hoặc cửa khác</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>Lock to this screen</source>
        <translation>Khóa vào màn hình này</translation>
    </message>
    <message>
        <source>No meeting chosen</source>
        <translation>Chưa chọn cuộc họp</translation>
    </message>
    <message>
        <source>Unlock the screen</source>
        <translation>Mở khóa màn hình</translation>
    </message>
    <message numerus="yes">
        <source>and %n other meeting(s)</source>
        <translation>
            <numerusform>và %n cuộc họp khác</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::GatePage</name>
    <message>
        <source>%1, read in %2 ms</source>
        <translation>%1, đọc trong %2 ms</translation>
    </message>
    <message>
        <source>Another program is using the camera</source>
        <translation>Chương trình khác đang dùng máy ảnh</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Máy ảnh</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Máy ảnh %1</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Check before the doors open</source>
        <translation>Kiểm tra trước giờ mở cửa</translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation>Tìm tên</translation>
    </message>
    <message>
        <source>In or out</source>
        <translation>Vào hoặc ra</translation>
    </message>
    <message>
        <source>Inward</source>
        <translation>Chiều vào</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>Lượt gần nhất</translation>
    </message>
    <message>
        <source>Let in with a reason</source>
        <translation>Cho vào, ghi lý do</translation>
    </message>
    <message>
        <source>Note an incident</source>
        <translation>Ghi sự việc</translation>
    </message>
    <message>
        <source>Noted; it goes to the office with the scans</source>
        <translation>Đã ghi; sẽ gửi về văn phòng cùng các lượt quét</translation>
    </message>
    <message>
        <source>Outward</source>
        <translation>Chiều ra</translation>
    </message>
    <message>
        <source>Register at the gate</source>
        <translation>Đăng ký tại cửa</translation>
    </message>
    <message>
        <source>See the whole list</source>
        <translation>Xem cả danh sách</translation>
    </message>
    <message>
        <source>The camera has been unplugged or gives no picture</source>
        <translation>Máy ảnh đã rút ra hoặc không có hình</translation>
    </message>
    <message>
        <source>The hand scanner and F5 still work</source>
        <translation>Máy quét cầm tay và F5 vẫn dùng được</translation>
    </message>
    <message>
        <source>The last 3 scans</source>
        <translation>3 lượt gần nhất</translation>
    </message>
    <message>
        <source>The reader of codes is starting again</source>
        <translation>Bộ đọc mã đang khởi động lại</translation>
    </message>
    <message>
        <source>There is no camera</source>
        <translation>Không thấy máy ảnh</translation>
    </message>
    <message>
        <source>There is no scan to undo at this gate</source>
        <translation>Cửa này không có lượt nào để hoàn tác</translation>
    </message>
    <message>
        <source>This account may not use the camera</source>
        <translation>Tài khoản này chưa được phép dùng máy ảnh</translation>
    </message>
    <message>
        <source>This camera gives pictures that cannot be read</source>
        <translation>Không đọc được hình của máy ảnh này</translation>
    </message>
    <message>
        <source>This gate does not know people by their cards; find the name with F3</source>
        <translation>Cửa này không nhận ra người qua căn cước; tìm tên bằng F3</translation>
    </message>
    <message>
        <source>Type a code</source>
        <translation>Nhập mã</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>motcua::ui::GateWords</name>
    <message>
        <source>A device or the network</source>
        <translation>Thiết bị hoặc đường mạng</translation>
    </message>
    <message>
        <source>ADMITTED</source>
        <translation>ĐƯỢC VÀO</translation>
    </message>
    <message>
        <source>ALREADY IN</source>
        <translation>ĐÃ VÀO</translation>
    </message>
    <message>
        <source>ALREADY OUT</source>
        <translation>ĐÃ RA</translation>
    </message>
    <message>
        <source>ANOTHER DAY</source>
        <translation>KHÁC NGÀY</translation>
    </message>
    <message>
        <source>ANOTHER GATE</source>
        <translation>KHÁC CỬA</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Lý do khác</translation>
    </message>
    <message>
        <source>Ask for the identity card and the invitation</source>
        <translation>Mời xuất trình giấy tờ và thư mời</translation>
    </message>
    <message>
        <source>Ask the delegate to look at the day on the invitation</source>
        <translation>Mời đại biểu xem lại ngày trên thư mời</translation>
    </message>
    <message>
        <source>Ask the delegate to look at the invitation again</source>
        <translation>Mời đại biểu xem lại thư mời</translation>
    </message>
    <message>
        <source>Ask the delegate to speak with the organisers</source>
        <translation>Mời đại biểu gặp ban tổ chức</translation>
    </message>
    <message>
        <source>Ask the delegate to wait until the doors open</source>
        <translation>Mời đại biểu chờ đến giờ mở cửa</translation>
    </message>
    <message>
        <source>CLOCK WRONG</source>
        <translation>SAI GIỜ MÁY</translation>
    </message>
    <message>
        <source>CLOSED</source>
        <translation>ĐÃ ĐÓNG CỬA</translation>
    </message>
    <message>
        <source>Card and invitation were looked at</source>
        <translation>Đã xem căn cước và thư mời</translation>
    </message>
    <message>
        <source>Carries what is not allowed in</source>
        <translation>Mang vật không được đưa vào</translation>
    </message>
    <message>
        <source>Code not on the list</source>
        <translation>Mã không có trong danh sách</translation>
    </message>
    <message>
        <source>Code not read whole</source>
        <translation>Mã không đọc đủ</translation>
    </message>
    <message>
        <source>Code of %1, %2</source>
        <translation>Mã của %1, %2</translation>
    </message>
    <message>
        <source>Code of another meeting</source>
        <translation>Mã của cuộc họp khác</translation>
    </message>
    <message>
        <source>Connect to the network; until then look at card and invitation</source>
        <translation>Nối mạng để nhận danh sách; trong lúc chờ, xem căn cước và thư mời</translation>
    </message>
    <message>
        <source>Disorder</source>
        <translation>Gây mất trật tự</translation>
    </message>
    <message>
        <source>EXPIRED</source>
        <translation>HẾT HẠN</translation>
    </message>
    <message>
        <source>Free some space on the disk, then scan again</source>
        <translation>Dọn bớt ổ đĩa rồi quét lại</translation>
    </message>
    <message>
        <source>From an identity card</source>
        <translation>Từ thẻ căn cước</translation>
    </message>
    <message>
        <source>From the camera</source>
        <translation>Từ máy ảnh</translation>
    </message>
    <message>
        <source>From the scanner</source>
        <translation>Nhập từ máy quét</translation>
    </message>
    <message>
        <source>Hold one code alone in front of the camera</source>
        <translation>Mời đưa từng mã một trước máy ảnh</translation>
    </message>
    <message>
        <source>Hold the code flat and scan again</source>
        <translation>Mời giữ thẳng mã rồi quét lại</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Sự việc</translation>
    </message>
    <message>
        <source>LEFT</source>
        <translation>ĐÃ RA</translation>
    </message>
    <message>
        <source>Let in by hand</source>
        <translation>Cho vào bằng tay</translation>
    </message>
    <message>
        <source>Let in twice</source>
        <translation>Vào hai lần</translation>
    </message>
    <message>
        <source>Look at the papers before letting in again</source>
        <translation>Mời xem giấy tờ trước khi cho vào lại</translation>
    </message>
    <message>
        <source>Look for the code in the invitation</source>
        <translation>Mời tìm mã trong thư mời</translation>
    </message>
    <message>
        <source>NO LIST HERE</source>
        <translation>CHƯA CÓ DANH SÁCH</translation>
    </message>
    <message>
        <source>NOT INSIDE</source>
        <translation>CHƯA VÀO</translation>
    </message>
    <message>
        <source>NOT LET IN</source>
        <translation>KHÔNG CHO VÀO</translation>
    </message>
    <message>
        <source>NOT RECORDED</source>
        <translation>KHÔNG GHI ĐƯỢC</translation>
    </message>
    <message>
        <source>NOT VALID</source>
        <translation>KHÔNG HỢP LỆ</translation>
    </message>
    <message>
        <source>Not an attendance code</source>
        <translation>Không phải mã tham dự</translation>
    </message>
    <message>
        <source>Not invited</source>
        <translation>Không có tên mời</translation>
    </message>
    <message>
        <source>Not let in</source>
        <translation>Không cho vào</translation>
    </message>
    <message>
        <source>Please hold the code in front of the camera</source>
        <translation>Mời đưa mã vào khung hình</translation>
    </message>
    <message>
        <source>Please scan the code with the hand scanner</source>
        <translation>Mời quét mã bằng máy quét cầm tay</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>SẴN SÀNG</translation>
    </message>
    <message>
        <source>REVOKED</source>
        <translation>ĐÃ THU HỒI</translation>
    </message>
    <message>
        <source>Scan again; if it stays so, write the name down on paper</source>
        <translation>Mời quét lại; nếu vẫn thế, ghi tên ra giấy</translation>
    </message>
    <message>
        <source>Seat %1</source>
        <translation>Ghế %1</translation>
    </message>
    <message>
        <source>Set the clock, or let in with a reason after a look at the papers</source>
        <translation>Chỉnh lại giờ máy, hoặc xem giấy tờ rồi cho vào, ghi lý do</translation>
    </message>
    <message>
        <source>Show the delegate the way to that gate</source>
        <translation>Mời đại biểu đi lối cửa đó</translation>
    </message>
    <message>
        <source>Signature not the centre's</source>
        <translation>Chữ ký trên mã không đúng</translation>
    </message>
    <message>
        <source>Signed code, not on the list yet</source>
        <translation>Mã có chữ ký, chưa có trong danh sách</translation>
    </message>
    <message>
        <source>Somebody is unwell</source>
        <translation>Có người không khỏe</translation>
    </message>
    <message>
        <source>Somebody without a code</source>
        <translation>Người không có mã</translation>
    </message>
    <message>
        <source>Something was lost or found</source>
        <translation>Mất hoặc nhặt được đồ</translation>
    </message>
    <message>
        <source>Switch to the inward direction if this person is coming in</source>
        <translation>Nếu đang đi vào, đổi sang chiều vào (F2)</translation>
    </message>
    <message>
        <source>TOO EARLY</source>
        <translation>CHƯA ĐẾN GIỜ</translation>
    </message>
    <message>
        <source>TWO CODES</source>
        <translation>HAI MÃ</translation>
    </message>
    <message>
        <source>The code belongs to somebody else</source>
        <translation>Mã của người khác</translation>
    </message>
    <message>
        <source>The code cannot be read</source>
        <translation>Mã không đọc được</translation>
    </message>
    <message>
        <source>The code was passed on</source>
        <translation>Mã được chuyền cho nhau</translation>
    </message>
    <message>
        <source>The organisers vouch for this person</source>
        <translation>Ban tổ chức xác nhận</translation>
    </message>
    <message>
        <source>This identity card has been registered; look at the papers before writing the name down again</source>
        <translation>Căn cước này đã đăng ký; xem giấy tờ trước khi ghi tên lần nữa</translation>
    </message>
    <message>
        <source>Turn the Vietnamese keyboard off, then scan again</source>
        <translation>Tắt bộ gõ tiếng Việt rồi quét lại</translation>
    </message>
    <message>
        <source>Two codes in one picture</source>
        <translation>Hai mã trong một hình</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>Nhập bằng tay</translation>
    </message>
    <message>
        <source>UNDONE</source>
        <translation>ĐÃ HOÀN TÁC</translation>
    </message>
    <message>
        <source>WRONG MEETING</source>
        <translation>SAI CUỘC HỌP</translation>
    </message>
    <message>
        <source>Went out without a scan</source>
        <translation>Đã ra không quét mã</translation>
    </message>
    <message>
        <source>admission has ended</source>
        <translation>hết giờ vào</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>được vào</translation>
    </message>
    <message>
        <source>already in</source>
        <translation>đã vào</translation>
    </message>
    <message>
        <source>already out</source>
        <translation>đã ra</translation>
    </message>
    <message>
        <source>another day</source>
        <translation>khác ngày</translation>
    </message>
    <message>
        <source>another gate</source>
        <translation>khác cửa</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>lúc %1</translation>
    </message>
    <message>
        <source>at %1, %2</source>
        <translation>lúc %1, %2</translation>
    </message>
    <message>
        <source>by the guard, with a reason</source>
        <translation>người gác cho vào, có ghi lý do</translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation>sai giờ máy</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>đã đóng cửa</translation>
    </message>
    <message>
        <source>coming in again</source>
        <translation>vào lại</translation>
    </message>
    <message>
        <source>entry no. %1</source>
        <translation>lần vào thứ %1</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>hết hạn</translation>
    </message>
    <message>
        <source>first entry</source>
        <translation>lần vào thứ nhất</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>từ %1</translation>
    </message>
    <message>
        <source>in since %1</source>
        <translation>đã vào lúc %1</translation>
    </message>
    <message>
        <source>left</source>
        <translation>đã ra</translation>
    </message>
    <message>
        <source>no entry is recorded</source>
        <translation>chưa có lượt vào nào</translation>
    </message>
    <message>
        <source>no list here</source>
        <translation>chưa có danh sách</translation>
    </message>
    <message>
        <source>nobody was recorded</source>
        <translation>chưa ghi ai vào</translation>
    </message>
    <message>
        <source>not admitted yet</source>
        <translation>chưa cho vào</translation>
    </message>
    <message>
        <source>not inside</source>
        <translation>chưa vào</translation>
    </message>
    <message>
        <source>not let in</source>
        <translation>không cho vào</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>không hợp lệ</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>đã ghi</translation>
    </message>
    <message>
        <source>noted by %1</source>
        <translation>%1 ghi</translation>
    </message>
    <message>
        <source>recorded on this machine</source>
        <translation>đã ghi vào máy</translation>
    </message>
    <message>
        <source>registered at the gate</source>
        <translation>đăng ký tại cửa</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>đã thu hồi</translation>
    </message>
    <message>
        <source>signed by the centre, not on the list yet</source>
        <translation>mã có chữ ký, chưa có trong danh sách</translation>
    </message>
    <message>
        <source>the code is not on the list</source>
        <translation>mã không có trong danh sách</translation>
    </message>
    <message>
        <source>the code was not read whole</source>
        <translation>mã không đọc đủ</translation>
    </message>
    <message>
        <source>the doors are not open yet</source>
        <translation>chưa mở cửa</translation>
    </message>
    <message>
        <source>the last scan no longer counts</source>
        <translation>lượt vừa rồi không tính nữa</translation>
    </message>
    <message>
        <source>the signature is not the centre's</source>
        <translation>chữ ký trên mã không đúng</translation>
    </message>
    <message>
        <source>this code holds no longer</source>
        <translation>mã đã quá hạn dùng</translation>
    </message>
    <message>
        <source>this code no longer holds</source>
        <translation>mã không còn hiệu lực</translation>
    </message>
    <message>
        <source>this is not an attendance code</source>
        <translation>không phải mã tham dự</translation>
    </message>
    <message>
        <source>this machine has no code of this meeting</source>
        <translation>máy này chưa có mã nào của cuộc họp</translation>
    </message>
    <message>
        <source>this machine's clock cannot be right</source>
        <translation>đồng hồ máy này không thể đúng</translation>
    </message>
    <message>
        <source>too early</source>
        <translation>chưa đến giờ</translation>
    </message>
    <message>
        <source>two codes</source>
        <translation>hai mã</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>đã hoàn tác</translation>
    </message>
    <message>
        <source>wrong meeting</source>
        <translation>sai cuộc họp</translation>
    </message>
</context>
<context>
    <name>motcua::ui::GuestForm</name>
    <message>
        <source>All seats of this unit are taken</source>
        <translation>Đơn vị đã hết chỗ</translation>
    </message>
    <message>
        <source>As name@unit.gov.vn</source>
        <translation>Như ten@donvi.gov.vn</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Mailbox of this person</source>
        <translation>Hộp thư của người này</translation>
    </message>
    <message>
        <source>Name a person</source>
        <translation>Thêm người dự</translation>
    </message>
    <message>
        <source>Name a person for %1</source>
        <translation>Thêm người dự của %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Gửi mã</translation>
    </message>
    <message>
        <source>Somebody of this unit has this mailbox already</source>
        <translation>Trong đơn vị đã có người dùng hộp thư này</translation>
    </message>
    <message>
        <source>The code goes there at once; a mailbox is one person's</source>
        <translation>Mã được gửi ngay đến đó; mỗi hộp thư của một người</translation>
    </message>
    <message>
        <source>Who comes</source>
        <translation>Người dự</translation>
    </message>
</context>
<context>
    <name>motcua::ui::InviteForm</name>
    <message>
        <source>As it stands on the paper</source>
        <translation>Như ghi trên thư mời</translation>
    </message>
    <message>
        <source>As name@unit.gov.vn</source>
        <translation>Như ten@donvi.gov.vn</translation>
    </message>
    <message>
        <source>Invitation number</source>
        <translation>Số thư mời</translation>
    </message>
    <message>
        <source>Invite a unit</source>
        <translation>Mời đơn vị</translation>
    </message>
    <message>
        <source>Mailbox of the unit</source>
        <translation>Email của đơn vị</translation>
    </message>
    <message>
        <source>Seats at most</source>
        <translation>Số người tối đa</translation>
    </message>
    <message>
        <source>Send the invitation</source>
        <translation>Gửi thư mời</translation>
    </message>
    <message>
        <source>Telephone of the unit's head</source>
        <translation>Điện thoại lãnh đạo đơn vị</translation>
    </message>
    <message>
        <source>Ten digits, as 0912 345 678</source>
        <translation>Mười chữ số, như 0912 345 678</translation>
    </message>
    <message>
        <source>This number is used already</source>
        <translation>Số này đã dùng</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Who is invited</source>
        <translation>Mời đơn vị nào</translation>
    </message>
</context>
<context>
    <name>motcua::ui::KioskPanel</name>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>Ít nhất %n ký tự</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Lock to this screen</source>
        <translation>Khóa vào màn hình này</translation>
    </message>
    <message>
        <source>Locked screen</source>
        <translation>Khóa màn hình cửa</translation>
    </message>
    <message>
        <source>Supervisor's code</source>
        <translation>Mã của người phụ trách</translation>
    </message>
    <message>
        <source>The same code again</source>
        <translation>Nhập lại mã</translation>
    </message>
    <message>
        <source>The two differ</source>
        <translation>Hai lần nhập khác nhau</translation>
    </message>
    <message>
        <source>This is not the code</source>
        <translation>Mã không đúng</translation>
    </message>
    <message>
        <source>This machine is locked to the gate. The supervisor's code lets out.</source>
        <translation>Máy này đang khóa ở màn hình cửa. Cần mã của người phụ trách để ra.</translation>
    </message>
    <message>
        <source>Unlock the screen</source>
        <translation>Mở khóa màn hình</translation>
    </message>
    <message>
        <source>Until the code is typed nobody gets away from this screen: no other screen, no file, no sign-out. A restart comes back to it.</source>
        <translation>Chưa nhập mã thì không ai ra khỏi màn hình này: không sang màn hình khác, không xuất tệp, không đăng xuất. Khởi động lại vẫn về đây.</translation>
    </message>
    <message>
        <source>Wrong too often; wait half a minute</source>
        <translation>Sai quá nhiều lần; chờ nửa phút</translation>
    </message>
</context>
<context>
    <name>motcua::ui::LockPage</name>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>The password does not fit</source>
        <translation>Mật khẩu không đúng</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
    <message>
        <source>Work that was not sent is kept and goes on being sent</source>
        <translation>Việc chưa gửi vẫn được giữ và gửi tiếp</translation>
    </message>
</context>
<context>
    <name>motcua::ui::LogPage</name>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n quyết định</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) written to %1</source>
        <translation>
            <numerusform>Đã ghi %n quyết định vào %1</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Another picture lies there now than was looked at</source>
        <translation>Ảnh thẻ hiện nay khác ảnh đã xem khi quyết định</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Đã duyệt</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người quyết định</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Chi bộ</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Days like 21/11 or 1/11 - 15/11</source>
        <translation>Gõ ngày như 21/11 hoặc 1/11 - 15/11</translation>
    </message>
    <message>
        <source>Days, like 21/11 or 1/11 - 15/11</source>
        <translation>Ngày, như 21/11 hoặc 1/11 - 15/11</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Đã quyết định</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Each approval, refusal and return stands here with what was looked at</source>
        <translation>Mỗi lần duyệt, từ chối, trả lại đều ghi ở đây cùng những gì đã xem</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Mọi ngày</translation>
    </message>
    <message>
        <source>Every officer</source>
        <translation>Mọi cán bộ</translation>
    </message>
    <message>
        <source>Fewer conditions find more</source>
        <translation>Bỏ bớt điều kiện để thấy nhiều hơn</translation>
    </message>
    <message>
        <source>Find a name, number, phone or reason</source>
        <translation>Tìm tên, số thẻ, điện thoại hoặc lý do</translation>
    </message>
    <message>
        <source>Goes on with the account of</source>
        <translation>Tiếp tục tài khoản</translation>
    </message>
    <message>
        <source>Log of decisions</source>
        <translation>Nhật ký duyệt</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Đã xem</translation>
    </message>
    <message>
        <source>No decision fits</source>
        <translation>Không có quyết định nào khớp</translation>
    </message>
    <message>
        <source>Nothing has been decided yet</source>
        <translation>Chưa có quyết định nào</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Mở đảng viên</translation>
    </message>
    <message>
        <source>Picture of the card</source>
        <translation>Ảnh thẻ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Đã từ chối</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Đã trả</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Sent by the member</source>
        <translation>Đảng viên gửi</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
    <message>
        <source>The decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>30 ngày qua</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>7 ngày qua</translation>
    </message>
    <message>
        <source>The log could not be opened</source>
        <translation>Không mở được nhật ký</translation>
    </message>
    <message>
        <source>The member has changed the registration since</source>
        <translation>Đảng viên đã sửa đăng ký sau quyết định này</translation>
    </message>
    <message>
        <source>The registration</source>
        <translation>Đăng ký</translation>
    </message>
    <message>
        <source>The secretary or the committee's officer may write it to a file</source>
        <translation>Chỉ bí thư hoặc cán bộ đảng ủy được xuất ra tệp</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Typed at the desk by %1</source>
        <translation>%1 đăng ký hộ tại bàn</translation>
    </message>
    <message>
        <source>Went on as</source>
        <translation>Tiếp tục thành</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Write to a file</source>
        <translation>Xuất ra tệp</translation>
    </message>
</context>
<context>
    <name>motcua::ui::MeetingForm</name>
    <message>
        <source> min</source>
        <translation> phút</translation>
    </message>
    <message>
        <source>Admission ends after</source>
        <translation>Ngừng cho vào sau</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Change the meeting</source>
        <translation>Sửa cuộc họp</translation>
    </message>
    <message>
        <source>Doors open before</source>
        <translation>Mở cửa trước</translation>
    </message>
    <message>
        <source>Gate 1</source>
        <translation>Cửa 1</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Cửa</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>Cuộc họp mới</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Save the meeting</source>
        <translation>Lưu cuộc họp</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>Cách nhau bằng dấu phẩy</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên cuộc họp</translation>
    </message>
    <message>
        <source>Title, place and at least one gate are needed</source>
        <translation>Cần có tên, địa điểm và ít nhất một cửa</translation>
    </message>
    <message>
        <source>Who left may come in again</source>
        <translation>Ra rồi được vào lại</translation>
    </message>
</context>
<context>
    <name>motcua::ui::MeetingsPage</name>
    <message>
        <source>%1 has been told again, with a new code</source>
        <translation>Đã báo lại %1, với mã mới</translation>
    </message>
    <message>
        <source>%1 is invited and told by SMS and e-mail</source>
        <translation>Đã mời %1, báo bằng tin nhắn và email</translation>
    </message>
    <message>
        <source>%1 of %2 have their code</source>
        <translation>đã gửi mã %1 trong %2 người</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n seat(s)</source>
        <translation>
            <numerusform>%1 trong %n người</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n badge(s) written to %1</source>
        <translation>
            <numerusform>Đã ghi %n thẻ vào %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) named, </source>
        <translation>
            <numerusform>đã cử %n người, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s), </source>
        <translation>
            <numerusform>%n đơn vị, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a code</source>
        <translation>
            <numerusform>%n người có mã</numerusform>
        </translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>In thẻ</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>F2 calls the first one</source>
        <translation>F2 để tạo cuộc họp đầu tiên</translation>
    </message>
    <message>
        <source>F3 invites a unit by its number</source>
        <translation>F3 để mời đơn vị theo số thư mời</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Cửa</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Thư mời</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Mời</translation>
    </message>
    <message>
        <source>Invite a unit</source>
        <translation>Mời đơn vị</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Cuộc họp</translation>
    </message>
    <message>
        <source>Name a person</source>
        <translation>Thêm người dự</translation>
    </message>
    <message>
        <source>Name a person for this unit</source>
        <translation>Thêm người dự cho đơn vị này</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>Cuộc họp mới</translation>
    </message>
    <message>
        <source>No meeting yet</source>
        <translation>Chưa có cuộc họp</translation>
    </message>
    <message>
        <source>Nobody has a code yet</source>
        <translation>Chưa ai có mã</translation>
    </message>
    <message>
        <source>Nobody is invited yet</source>
        <translation>Chưa mời đơn vị nào</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Đọc lại</translation>
    </message>
    <message>
        <source>Send the code again</source>
        <translation>Gửi lại mã</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Take the code back</source>
        <translation>Thu hồi mã</translation>
    </message>
    <message>
        <source>Tell again</source>
        <translation>Báo lại</translation>
    </message>
    <message>
        <source>The centre has the meeting; gates learn of it with their next contact</source>
        <translation>Máy chủ đã lưu cuộc họp; các cửa nhận ở lần liên lạc tới</translation>
    </message>
    <message>
        <source>The code of %1 holds no longer</source>
        <translation>Mã của %1 đã hết hiệu lực</translation>
    </message>
    <message>
        <source>The code of %1 holds no longer; it is told by e-mail.</source>
        <translation>Mã của %1 sẽ hết hiệu lực; người dự được báo qua email.</translation>
    </message>
    <message>
        <source>The code went to %1</source>
        <translation>Đã gửi mã cho %1</translation>
    </message>
    <message>
        <source>The code went to %1 again</source>
        <translation>Đã gửi lại mã cho %1</translation>
    </message>
    <message>
        <source>The gates of %1 are saved; gates learn of it with their next contact</source>
        <translation>Đã lưu cửa của %1; các cửa biết khi liên lạc lần tới</translation>
    </message>
    <message>
        <source>The invitation of %1 and all its codes hold no longer; everybody is told.</source>
        <translation>Thư mời của %1 và mọi mã kèm theo sẽ hết hiệu lực; mọi người được báo.</translation>
    </message>
    <message>
        <source>The invitation of %1 is taken back, with its codes</source>
        <translation>Đã thu hồi thư mời của %1 cùng các mã</translation>
    </message>
    <message>
        <source>The invitations lie at the centre</source>
        <translation>Danh sách thư mời nằm ở máy chủ</translation>
    </message>
    <message>
        <source>The meetings could not be opened</source>
        <translation>Không mở được danh sách cuộc họp</translation>
    </message>
    <message>
        <source>The unit has named nobody yet</source>
        <translation>Đơn vị chưa cử ai</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Who comes</source>
        <translation>Người dự</translation>
    </message>
    <message>
        <source>Who comes is not known now</source>
        <translation>Chưa biết ai dự</translation>
    </message>
    <message>
        <source>all have their code</source>
        <translation>đã gửi đủ mã</translation>
    </message>
    <message>
        <source>code not sent</source>
        <translation>chưa gửi mã</translation>
    </message>
    <message>
        <source>code sent</source>
        <translation>đã gửi mã</translation>
    </message>
    <message>
        <source>looked at, nobody named</source>
        <translation>đã xem, chưa cử người</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>chưa xem</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã thu hồi</translation>
    </message>
</context>
<context>
    <name>motcua::ui::MemberWords</name>
    <message>
        <source>%1 %2 is there twice, the second line is left out</source>
        <translation>%1 %2 có hai lần, bỏ dòng sau</translation>
    </message>
    <message>
        <source>%1 has only a year, “%2”, left empty</source>
        <translation>%1 chỉ có năm “%2”, để trống</translation>
    </message>
    <message>
        <source>%1 “%2” has another form, left empty</source>
        <translation>%1 “%2” không đúng dạng, để trống</translation>
    </message>
    <message>
        <source>%1 “%2” has lost its zero, read as 0%2</source>
        <translation>%1 “%2” mất số 0 đầu, đọc là 0%2</translation>
    </message>
    <message>
        <source>An old or protected Excel file; save it as .xlsx without a password</source>
        <translation>Tệp Excel đời cũ hoặc có mật khẩu; lưu lại dạng .xlsx không mật khẩu</translation>
    </message>
    <message>
        <source>Has an account</source>
        <translation>Đã có tài khoản</translation>
    </message>
    <message>
        <source>Has not registered</source>
        <translation>Chưa đăng ký</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Dòng %1: %2</translation>
    </message>
    <message>
        <source>No line names its columns; “Full name” and “Card number” are looked for</source>
        <translation>Không có dòng tiêu đề; cần cột “Họ và tên” và “Số thẻ”</translation>
    </message>
    <message>
        <source>Not on the list</source>
        <translation>Ngoài danh sách</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Đã từ chối</translation>
    </message>
    <message>
        <source>Returned for correction</source>
        <translation>Trả lại để sửa</translation>
    </message>
    <message>
        <source>The file cannot be opened; close it in the other program</source>
        <translation>Không mở được tệp; đóng tệp ở chương trình khác</translation>
    </message>
    <message>
        <source>The file is too large for a cell's list</source>
        <translation>Tệp quá lớn so với danh sách chi bộ</translation>
    </message>
    <message>
        <source>There is nobody in this list</source>
        <translation>Danh sách không có ai</translation>
    </message>
    <message>
        <source>This is no Excel or CSV file, or it is damaged</source>
        <translation>Không phải tệp Excel hay CSV, hoặc tệp hỏng</translation>
    </message>
    <message>
        <source>Waits for review</source>
        <translation>Chờ xét duyệt</translation>
    </message>
    <message>
        <source>no name, left out</source>
        <translation>không có họ tên, bỏ qua</translation>
    </message>
    <message>
        <source>there is no day “%1”, left empty</source>
        <translation>không có ngày “%1”, để trống</translation>
    </message>
</context>
<context>
    <name>motcua::ui::MembersPage</name>
    <message>
        <source>%1 people are new, %2 are no longer on the list</source>
        <translation>Thêm %1 người, bớt %2 người so với danh sách đang có</translation>
    </message>
    <message>
        <source>%1, taken in %2 by %3</source>
        <translation>%1, %3 nhập %2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n dòng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to look at</source>
        <translation>
            <numerusform>%n dòng cần xem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n đảng viên</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Another list was taken in meanwhile, yours waits in the tray</source>
        <translation>Đã có danh sách khác được nhập, danh sách của bạn chờ trong khay</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Có tài khoản</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Chi bộ</translation>
    </message>
    <message>
        <source>Columns, by the heading in line %1</source>
        <translation>Các cột, theo tiêu đề ở dòng %1</translation>
    </message>
    <message>
        <source>Every line could be read</source>
        <translation>Đọc được mọi dòng</translation>
    </message>
    <message>
        <source>Excel or CSV with full name, card number, date of birth</source>
        <translation>Excel hoặc CSV có họ và tên, số thẻ, ngày sinh</translation>
    </message>
    <message>
        <source>Find a name, number or phone</source>
        <translation>Tìm họ tên, số thẻ, điện thoại</translation>
    </message>
    <message>
        <source>Has not registered yet</source>
        <translation>Chưa đăng ký</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Đảng viên</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Danh sách đảng viên</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Chưa đăng ký</translation>
    </message>
    <message>
        <source>No list has been taken in yet</source>
        <translation>Chưa nhập danh sách chi bộ</translation>
    </message>
    <message>
        <source>No number known</source>
        <translation>Chưa có số</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Không có ai</translation>
    </message>
    <message>
        <source>Nobody is called so or has this number</source>
        <translation>Không ai có tên hoặc số này</translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation>Ngoài danh sách</translation>
    </message>
    <message>
        <source>Not used: %1</source>
        <translation>Không dùng: %1</translation>
    </message>
    <message>
        <source>On the cell's list, line %1</source>
        <translation>Danh sách chi bộ, dòng %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Register for a member</source>
        <translation>Đăng ký hộ</translation>
    </message>
    <message>
        <source>Registered with %1</source>
        <translation>Đăng ký với số %1</translation>
    </message>
    <message>
        <source>Registered with %1 at the desk</source>
        <translation>Đăng ký tại bàn với số %1</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Xét duyệt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Take a list in</source>
        <translation>Nhập danh sách</translation>
    </message>
    <message>
        <source>Take the list in</source>
        <translation>Ghi danh sách</translation>
    </message>
    <message numerus="yes">
        <source>The list has %n member(s) now</source>
        <translation>
            <numerusform>Danh sách nay có %n đảng viên</numerusform>
        </translation>
    </message>
    <message>
        <source>The members could not be opened</source>
        <translation>Không mở được danh sách đảng viên</translation>
    </message>
    <message>
        <source>Too late to undo: it has been sent</source>
        <translation>Không hoàn tác được: đã gửi đi rồi</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Đã hoàn tác</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Chờ duyệt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n dòng nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>không có trong tệp</translation>
    </message>
</context>
<context>
    <name>motcua::ui::MergePage</name>
    <message numerus="yes">
        <source>%n field(s) differ</source>
        <translation>
            <numerusform>Khác %n trường</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) not chosen yet</source>
        <translation>
            <numerusform>Còn %n trường chưa chọn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other field(s) have merged by themselves</source>
        <translation>
            <numerusform>%n trường khác đã tự gộp</numerusform>
        </translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Bản gốc</translation>
    </message>
    <message>
        <source>Before, %1</source>
        <translation>Bản gốc, %1</translation>
    </message>
    <message>
        <source>Choose the field</source>
        <translation>Chọn trường</translation>
    </message>
    <message>
        <source>Everything is chosen</source>
        <translation>Đã chọn đủ</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Của tôi</translation>
    </message>
    <message>
        <source>Mine is chosen</source>
        <translation>Đã chọn bản của tôi</translation>
    </message>
    <message>
        <source>Mine, changed at %1</source>
        <translation>Của tôi, sửa %1</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Chưa chọn</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Trên máy chủ</translation>
    </message>
    <message>
        <source>On the server, changed by %1 at %2</source>
        <translation>Trên máy chủ, %1 sửa %2</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Lưu kết quả</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Server's, mine</source>
        <translation>Máy chủ, của tôi</translation>
    </message>
    <message>
        <source>Take all of the server's</source>
        <translation>Lấy cả của máy chủ</translation>
    </message>
    <message>
        <source>The server's is chosen</source>
        <translation>Đã chọn bản của máy chủ</translation>
    </message>
    <message>
        <source>Two places have changed the same dossier</source>
        <translation>Hai nơi cùng sửa một hồ sơ</translation>
    </message>
    <message>
        <source>What is not chosen is kept: in the dossier's log, and in the tray where it can be brought back</source>
        <translation>Bản không được chọn vẫn còn: trong nhật ký của hồ sơ, và trong khay, lấy lại được</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>khác bản gốc</translation>
    </message>
    <message numerus="yes">
        <source>differs from before in %n character(s)</source>
        <translation>
            <numerusform>khác bản gốc %n ký tự</numerusform>
        </translation>
    </message>
    <message>
        <source>mine</source>
        <translation>của tôi</translation>
    </message>
    <message>
        <source>the server's</source>
        <translation>máy chủ</translation>
    </message>
</context>
<context>
    <name>motcua::ui::PassGatesForm</name>
    <message>
        <source>At least one gate</source>
        <translation>Chọn ít nhất một cửa</translation>
    </message>
    <message>
        <source>Gates of a code</source>
        <translation>Cửa của mã</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>The code of %1 lets in at:</source>
        <translation>Mã của %1 được vào tại:</translation>
    </message>
</context>
<context>
    <name>motcua::ui::PreflightPanel</name>
    <message>
        <source>%1 MB free</source>
        <translation>Còn trống %1 MB</translation>
    </message>
    <message>
        <source>%1 are expected; the rest may still be on its way</source>
        <translation>Dự kiến %1 người; phần còn lại có thể đang về</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) on this machine</source>
        <translation>
            <numerusform>Máy này có %n mã</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invitation(s)</source>
        <translation>
            <numerusform>%n thư mời</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n khóa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other gate(s) heard</source>
        <translation>
            <numerusform>Thấy %n cửa khác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait to be sent</source>
        <translation>
            <numerusform>%n lượt quét chờ gửi</numerusform>
        </translation>
    </message>
    <message>
        <source>0 codes on this machine</source>
        <translation>Máy này có 0 mã</translation>
    </message>
    <message>
        <source>Before the doors open</source>
        <translation>Trước giờ mở cửa</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu</translation>
    </message>
    <message numerus="yes">
        <source>Camera: %n picture(s) a second</source>
        <translation>
            <numerusform>Máy ảnh: %n hình mỗi giây</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect to the network and wait for the list; signed codes can be judged</source>
        <translation>Nối mạng và chờ danh sách về; mã có chữ ký vẫn kiểm tra được</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Gates of this hall in the same network tell each other who has come in, without names</source>
        <translation>Các cửa của hội trường này trong cùng mạng báo cho nhau ai đã vào, không kèm tên</translation>
    </message>
    <message>
        <source>Hand scanner</source>
        <translation>Máy quét cầm tay</translation>
    </message>
    <message>
        <source>Hand scanner not tried</source>
        <translation>Chưa thử máy quét cầm tay</translation>
    </message>
    <message>
        <source>Hand scanner on the serial port %1</source>
        <translation>Máy quét ở cổng nối tiếp %1</translation>
    </message>
    <message>
        <source>Hold any code in front of it</source>
        <translation>Đưa một mã bất kỳ trước máy ảnh</translation>
    </message>
    <message>
        <source>Later changes to the list are not known here</source>
        <translation>Thay đổi sau đó của danh sách chưa về máy này</translation>
    </message>
    <message>
        <source>No key of the centre</source>
        <translation>Chưa có khóa của máy chủ</translation>
    </message>
    <message>
        <source>No longer tell other gates</source>
        <translation>Thôi báo các cửa khác</translation>
    </message>
    <message>
        <source>No other gate is heard</source>
        <translation>Chưa thấy cửa nào khác</translation>
    </message>
    <message>
        <source>No picture from the camera</source>
        <translation>Máy ảnh không có hình</translation>
    </message>
    <message>
        <source>No scanner on the serial port %1</source>
        <translation>Không thấy máy quét ở cổng %1</translation>
    </message>
    <message>
        <source>No sound on this machine</source>
        <translation>Máy này không có âm thanh</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Chưa sẵn sàng</translation>
    </message>
    <message>
        <source>Other gates are not told yet</source>
        <translation>Chưa báo được cho các cửa khác</translation>
    </message>
    <message>
        <source>Other gates cannot be reached</source>
        <translation>Không liên lạc được với các cửa khác</translation>
    </message>
    <message>
        <source>Play it and listen whether it is loud enough</source>
        <translation>Phát thử và nghe xem đủ to chưa</translation>
    </message>
    <message>
        <source>Play the sounds</source>
        <translation>Phát thử âm thanh</translation>
    </message>
    <message>
        <source>Plug it in, or choose another port below; it is tried again by itself</source>
        <translation>Cắm lại hoặc chọn cổng khác ở dưới; máy tự thử lại</translation>
    </message>
    <message>
        <source>Ready to open the doors</source>
        <translation>Sẵn sàng mở cửa</translation>
    </message>
    <message>
        <source>Scan any code with it, if there is one</source>
        <translation>Nếu có máy quét, quét thử một mã</translation>
    </message>
    <message>
        <source>Set it, or connect to the network</source>
        <translation>Chỉnh lại giờ, hoặc nối mạng</translation>
    </message>
    <message>
        <source>Signatures can be checked</source>
        <translation>Kiểm tra được chữ ký</translation>
    </message>
    <message>
        <source>Signed codes cannot be judged; connect to the network once</source>
        <translation>Chưa kiểm tra được mã có chữ ký; cần nối mạng một lần</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Switch it on at the other gates, too</source>
        <translation>Hãy bật ở cả các cửa khác</translation>
    </message>
    <message>
        <source>Tell other gates</source>
        <translation>Báo các cửa khác</translation>
    </message>
    <message>
        <source>The centre has not been seen yet</source>
        <translation>Chưa liên lạc được với máy chủ lần nào</translation>
    </message>
    <message>
        <source>The centre was last seen %1</source>
        <translation>Liên lạc với máy chủ lần cuối %1</translation>
    </message>
    <message>
        <source>The clock agrees with the centre</source>
        <translation>Giờ máy khớp với máy chủ</translation>
    </message>
    <message>
        <source>The colour and the word still tell</source>
        <translation>Màu và chữ vẫn báo kết quả</translation>
    </message>
    <message>
        <source>The gate reckons with it; setting the clock is better</source>
        <translation>Cửa đã tính cả độ lệch; nên chỉnh lại giờ máy</translation>
    </message>
    <message>
        <source>The hand scanner and F5 still work</source>
        <translation>Máy quét cầm tay và F5 vẫn dùng được</translation>
    </message>
    <message>
        <source>The hand scanner types like a keyboard</source>
        <translation>Máy quét gõ như bàn phím</translation>
    </message>
    <message>
        <source>The hand scanner works</source>
        <translation>Máy quét cầm tay hoạt động</translation>
    </message>
    <message>
        <source>The key for it comes from the centre; connect to the network once</source>
        <translation>Khóa dùng chung do trung tâm cấp; cần nối mạng một lần</translation>
    </message>
    <message>
        <source>They know at once who has come in</source>
        <translation>Các cửa ấy biết ngay ai đã vào</translation>
    </message>
    <message numerus="yes">
        <source>This machine's clock is %n second(s) off</source>
        <translation>
            <numerusform>Đồng hồ máy này lệch %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine's clock is wrong</source>
        <translation>Đồng hồ máy này sai</translation>
    </message>
    <message>
        <source>This network does not let gates find each other; the centre still tells</source>
        <translation>Mạng này không cho các cửa tìm thấy nhau; trung tâm vẫn báo</translation>
    </message>
    <message>
        <source>While this is open codes are only tried: nobody is recorded</source>
        <translation>Khi mở bảng này, mã chỉ được đọc thử: không ghi ai vào</translation>
    </message>
    <message>
        <source>test read: %1</source>
        <translation>đọc thử: %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::ReasonPanel</name>
    <message>
        <source>A digit is enough; or write another reason</source>
        <translation>Gõ số là đủ; hoặc ghi lý do khác</translation>
    </message>
    <message>
        <source>A digit says what kind it is; no identity numbers here</source>
        <translation>Gõ số để chọn loại việc; không ghi số giấy tờ ở đây</translation>
    </message>
    <message>
        <source>Do not let in</source>
        <translation>Không cho vào</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Cho vào</translation>
    </message>
    <message>
        <source>Let in with a reason</source>
        <translation>Cho vào, ghi lý do</translation>
    </message>
    <message>
        <source>Note an incident</source>
        <translation>Ghi sự việc</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Ghi lại</translation>
    </message>
    <message>
        <source>Noted at this meeting</source>
        <translation>Đã ghi ở cuộc họp này</translation>
    </message>
    <message>
        <source>Only note it</source>
        <translation>Chỉ ghi lại</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Các lý do</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Sự việc</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>Ghi lý do trước</translation>
    </message>
    <message>
        <source>Write what happened first</source>
        <translation>Mời ghi sự việc trước</translation>
    </message>
</context>
<context>
    <name>motcua::ui::ReviewPage</name>
    <message numerus="yes">
        <source>%n registration(s)</source>
        <translation>
            <numerusform>%n đăng ký</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Approved %1</source>
        <translation>Đã duyệt %1</translation>
    </message>
    <message>
        <source>Approved in this session: %1</source>
        <translation>Phiên này đã duyệt %1</translation>
    </message>
    <message>
        <source>Being written down</source>
        <translation>Đang ghi vào máy</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Card differs</source>
        <translation>Thẻ ghi khác</translation>
    </message>
    <message>
        <source>Confirm field</source>
        <translation>Khớp</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>New registrations appear here by themselves</source>
        <translation>Đăng ký mới tự hiện ở đây</translation>
    </message>
    <message>
        <source>Nothing waits for review</source>
        <translation>Không có đăng ký chờ duyệt</translation>
    </message>
    <message>
        <source>Opening the registrations</source>
        <translation>Đang mở danh sách đăng ký</translation>
    </message>
    <message>
        <source>Picture seen %1</source>
        <translation>Đã xem ảnh %1</translation>
    </message>
    <message>
        <source>Read %1 of %2 pictures</source>
        <translation>Đã đọc %1 trong %2 ảnh</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Xem tiếp</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Refused %1</source>
        <translation>Đã từ chối %1</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Đăng ký</translation>
    </message>
    <message>
        <source>Registrations waiting for review</source>
        <translation>Đăng ký chờ xét duyệt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Returned to %1 for correction</source>
        <translation>Đã trả lại %1 để sửa</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Xét duyệt</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>The registrations could not be opened</source>
        <translation>Không mở được danh sách đăng ký</translation>
    </message>
    <message>
        <source>Too late to undo: it has been sent</source>
        <translation>Không hoàn tác được: đã gửi đi rồi</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Đã hoàn tác</translation>
    </message>
</context>
<context>
    <name>motcua::ui::ReviewWords</name>
    <message>
        <source>%1 works on it</source>
        <translation>%1 đang xử lý</translation>
    </message>
    <message>
        <source>%1, as part of the sample</source>
        <translation>%1, thuộc mẫu kiểm tra</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) differ</source>
        <translation>
            <numerusform>Khác %n ký tự</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) differ</source>
        <translation>
            <numerusform>Khác %n trường</numerusform>
        </translation>
    </message>
    <message>
        <source>A letter in place of a digit?</source>
        <translation>Chữ cái thay cho chữ số?</translation>
    </message>
    <message numerus="yes">
        <source>All %n field(s) match</source>
        <translation>
            <numerusform>Khớp cả %n trường</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Đã duyệt</translation>
    </message>
    <message>
        <source>Approved together with others</source>
        <translation>Duyệt nhóm</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Đang đọc</translation>
    </message>
    <message>
        <source>CV number</source>
        <translation>Số lý lịch</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Số thẻ</translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n more field(s), then approve</source>
        <translation>
            <numerusform>Xác nhận %n trường rồi mới duyệt được</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm the %1, then approve</source>
        <translation>Xác nhận %1 rồi mới duyệt được</translation>
    </message>
    <message>
        <source>Confirmed by you</source>
        <translation>Đã xác nhận</translation>
    </message>
    <message>
        <source>Corrected and sent again</source>
        <translation>Đã sửa và gửi lại</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Day and month swapped?</source>
        <translation>Đảo ngày và tháng?</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Home town</source>
        <translation>Quê quán</translation>
    </message>
    <message>
        <source>Matches but for marks or spacing, %1</source>
        <translation>Khớp, chỉ khác dấu hoặc cách viết, %1</translation>
    </message>
    <message>
        <source>Matches, %1</source>
        <translation>Khớp, %1</translation>
    </message>
    <message>
        <source>Matches, its tone written elsewhere</source>
        <translation>Khớp, chỉ khác chỗ đặt dấu</translation>
    </message>
    <message>
        <source>May be a duplicate</source>
        <translation>Có thể trùng</translation>
    </message>
    <message>
        <source>No card</source>
        <translation>Không có thẻ</translation>
    </message>
    <message>
        <source>No card to compare</source>
        <translation>Không có thẻ để đối chiếu</translation>
    </message>
    <message>
        <source>Not on the card</source>
        <translation>Không có trên thẻ</translation>
    </message>
    <message>
        <source>Not on the cell's list</source>
        <translation>Không có tên trong danh sách chi bộ</translation>
    </message>
    <message>
        <source>On the card another %1 is written</source>
        <translation>Trên thẻ ghi khác: %1</translation>
    </message>
    <message>
        <source>On the cell's list, same %1</source>
        <translation>Có trong danh sách chi bộ, khớp %1</translation>
    </message>
    <message>
        <source>Only marks or spacing differ</source>
        <translation>Chỉ khác dấu hoặc cách viết</translation>
    </message>
    <message>
        <source>Opening the registration</source>
        <translation>Đang mở đăng ký</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Picture blurred</source>
        <translation>Ảnh mờ</translation>
    </message>
    <message>
        <source>Picture not read</source>
        <translation>Chưa đọc được ảnh</translation>
    </message>
    <message>
        <source>Picture waits to be read</source>
        <translation>Ảnh chờ đọc</translation>
    </message>
    <message>
        <source>Reading the card's picture</source>
        <translation>Máy đang đọc ảnh thẻ</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>Đang đọc ảnh</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Region: %1</source>
        <translation>Vùng %1</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Sample, look at it</source>
        <translation>Mẫu, cần xem</translation>
    </message>
    <message>
        <source>Say whether it is the same person: M merges, N does not</source>
        <translation>Chọn có cùng người không: M ghép, N không</translation>
    </message>
    <message>
        <source>The card says otherwise</source>
        <translation>Thẻ ghi khác</translation>
    </message>
    <message>
        <source>The card says otherwise: return it for correction</source>
        <translation>Thẻ ghi khác: trả lại để sửa</translation>
    </message>
    <message>
        <source>The card's picture cannot be seen here, so it cannot be approved</source>
        <translation>Chưa xem được ảnh thẻ nên chưa duyệt được</translation>
    </message>
    <message>
        <source>The card's picture is being read</source>
        <translation>Máy đang đọc ảnh thẻ, xong mới duyệt được</translation>
    </message>
    <message>
        <source>The cell's list has another %1</source>
        <translation>Danh sách chi bộ ghi khác %1</translation>
    </message>
    <message>
        <source>The cell's list has not been taken in</source>
        <translation>Chưa nhập danh sách chi bộ</translation>
    </message>
    <message>
        <source>The machine could not read it</source>
        <translation>Máy không đọc được</translation>
    </message>
    <message>
        <source>The machine found nothing for this field; compare it with the picture</source>
        <translation>Máy không đọc được trường này, cần so bằng mắt</translation>
    </message>
    <message>
        <source>The machine is %1 sure</source>
        <translation>Máy chắc %1</translation>
    </message>
    <message>
        <source>This account may not decide on registrations</source>
        <translation>Tài khoản này không được xét duyệt đăng ký</translation>
    </message>
    <message>
        <source>This is your own registration: another official decides</source>
        <translation>Đăng ký của chính mình: người khác duyệt</translation>
    </message>
    <message>
        <source>This registration belongs to another cell</source>
        <translation>Đăng ký này thuộc chi bộ khác</translation>
    </message>
    <message>
        <source>This registration has been decided already</source>
        <translation>Đăng ký đã được xử lý</translation>
    </message>
    <message>
        <source>Two neighbouring digits swapped?</source>
        <translation>Đảo hai chữ số liền nhau?</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Của chính mình</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>đã duyệt</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>số thẻ</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>ngày sinh</translation>
    </message>
    <message>
        <source>full name</source>
        <translation>họ và tên</translation>
    </message>
    <message>
        <source>home town</source>
        <translation>quê quán</translation>
    </message>
    <message>
        <source>number of the CV</source>
        <translation>số lý lịch</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>điện thoại</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>đã từ chối</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>đã trả lại</translation>
    </message>
    <message>
        <source>same CV number</source>
        <translation>cùng số lý lịch</translation>
    </message>
    <message>
        <source>same card number</source>
        <translation>cùng số thẻ</translation>
    </message>
    <message>
        <source>same name and date of birth</source>
        <translation>cùng họ tên và ngày sinh</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>cùng điện thoại</translation>
    </message>
    <message>
        <source>same picture</source>
        <translation>cùng một ảnh</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>đang chờ</translation>
    </message>
</context>
<context>
    <name>motcua::ui::SettingsPage</name>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (chưa cắm)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s) without a touch</source>
        <translation>
            <numerusform>Sau %n phút không thao tác</numerusform>
        </translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Máy ảnh</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>Không tự khóa</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Set by the administrator</source>
        <translation>Quản trị viên đã đặt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>The first one found</source>
        <translation>Máy đầu tiên tìm thấy</translation>
    </message>
    <message>
        <source>The sign-in is kept in the keyring of this machine; another server is chosen at sign-in</source>
        <translation>Phiên đăng nhập được giữ trong kho khóa của máy; đổi máy chủ ở trang đăng nhập</translation>
    </message>
    <message>
        <source>This machine has no keyring: each start asks for the password again</source>
        <translation>Máy này không có kho khóa: mỗi lần mở phải nhập lại mật khẩu</translation>
    </message>
</context>
<context>
    <name>motcua::ui::SignInPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Move between boxes</source>
        <translation>Chuyển ô</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Ô tiếp theo</translation>
    </message>
    <message>
        <source>Paste the code</source>
        <translation>Dán mã</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
</context>
<context>
    <name>motcua::ui::TakeBackForm</name>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>Ghi lý do trước</translation>
    </message>
</context>
<context>
    <name>motcua::ui::ToolPanel</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>motcua::ui::TopBar</name>
    <message>
        <source>%1, %2</source>
        <comment>name, post</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Find a dossier, person, procedure, screen</source>
        <translation>Tìm hồ sơ, người, thủ tục, màn hình</translation>
    </message>
    <message>
        <source>Find a meeting, screen, action</source>
        <translation>Tìm cuộc họp, màn hình, việc</translation>
    </message>
    <message>
        <source>Find a member, screen, action</source>
        <translation>Tìm đảng viên, màn hình, việc</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>Lock the screen (Ctrl+L)</source>
        <translation>Khóa màn hình (Ctrl+L)</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>What is open here stays yours until %1, with or without a line</source>
        <translation>Hồ sơ đang mở ở đây vẫn do anh/chị giữ đến %1, dù có mạng hay không</translation>
    </message>
    <message>
        <source>Without a line until the end of the shift</source>
        <translation>Làm việc không có mạng đến hết ca</translation>
    </message>
</context>
<context>
    <name>motcua::ui::TrayEntryPart</name>
    <message numerus="yes">
        <source>%n record(s) can be read now</source>
        <translation>
            <numerusform>Nay đọc được %n bản ghi</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Drop this work</source>
        <translation>Bỏ việc này</translation>
    </message>
    <message>
        <source>Look at the record</source>
        <translation>Xem hồ sơ</translation>
    </message>
    <message>
        <source>Made %1</source>
        <translation>Làm %1</translation>
    </message>
    <message>
        <source>Made %1, let go of %2</source>
        <translation>Làm %1, bỏ %2</translation>
    </message>
    <message>
        <source>Made %1. Details: %2</source>
        <translation>Làm %1. Chi tiết: %2</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Đọc lại</translation>
    </message>
    <message>
        <source>Since %1. Details: %2, %3, %4</source>
        <translation>Từ %1. Chi tiết: %2, %3, %4</translation>
    </message>
    <message>
        <source>This version of the program still cannot read them</source>
        <translation>Bản chương trình này vẫn chưa đọc được</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Điều đã rõ</translation>
    </message>
    <message>
        <source>Why it is dropped</source>
        <translation>Lý do bỏ</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>Ghi lý do trước</translation>
    </message>
    <message>
        <source>Write what was found</source>
        <translation>Ghi điều đã rõ</translation>
    </message>
</context>
<context>
    <name>motcua::ui::TrayPane</name>
    <message numerus="yes">
        <source>%n piece(s) of work are in %1, sealed for the server. Mark: %2</source>
        <translation>
            <numerusform>%n việc nằm trong %1, chỉ máy chủ mở được. Dấu: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of work of %1 go to the server, where somebody decides about them. Mark: %2</source>
        <translation>
            <numerusform>%n việc lập %1 được chuyển lên máy chủ để người có quyền quyết định. Dấu: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Compare the data with the server</source>
        <translation>So dữ liệu với máy chủ</translation>
    </message>
    <message>
        <source>Comparing with the server</source>
        <translation>Đang so với máy chủ</translation>
    </message>
    <message>
        <source>Export a slip of everything that was not sent</source>
        <translation>Xuất phiếu mọi việc chưa gửi</translation>
    </message>
    <message>
        <source>Export slip</source>
        <translation>Xuất phiếu</translation>
    </message>
    <message>
        <source>Files on the way to the server</source>
        <translation>Tệp đang gửi lên máy chủ</translation>
    </message>
    <message>
        <source>More about this work</source>
        <translation>Việc khác</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Không có việc nào chờ</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Slips (*.phieu)</source>
        <translation>Phiếu (*.phieu)</translation>
    </message>
    <message>
        <source>Take in a slip</source>
        <translation>Nhận phiếu</translation>
    </message>
    <message>
        <source>Take in a slip of another machine</source>
        <translation>Nhận phiếu của máy khác</translation>
    </message>
    <message>
        <source>The file cannot be written here; choose another folder</source>
        <translation>Không ghi được tệp ở đây; chọn thư mục khác</translation>
    </message>
    <message>
        <source>This slip was taken in before</source>
        <translation>Phiếu này đã nhận rồi</translation>
    </message>
    <message>
        <source>What is done here stands in this list until the server has it</source>
        <translation>Việc đã làm nằm ở đây cho đến khi máy chủ nhận</translation>
    </message>
    <message>
        <source>Work for the server</source>
        <translation>Việc gửi đi</translation>
    </message>
    <message>
        <source>work-%1</source>
        <comment>file name of a slip</comment>
        <translation>viec-chua-gui-%1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::TroublePage</name>
    <message>
        <source>%1 are left. Delete files that nobody needs, then try again. Nothing that was done is lost</source>
        <translation>Chỉ còn %1. Xóa bớt tệp không cần nữa rồi thử lại. Việc đã làm không mất</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of work could not be read; look in the dossiers whether something is missing</source>
        <translation>
            <numerusform>%n việc không đọc được; xem lại hồ sơ có thiếu gì không</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of work that had not been sent are kept; what the server has not taken stands in the tray</source>
        <translation>
            <numerusform>Đã giữ được %n việc chưa gửi; việc nào máy chủ chưa nhận có trong khay</numerusform>
        </translation>
    </message>
    <message>
        <source>Another window of this program has these data open</source>
        <translation>Một cửa sổ khác của chương trình đang mở dữ liệu này</translation>
    </message>
    <message>
        <source>Ask the administrator for the right to write in %1, then try again. Nothing that was done is lost</source>
        <translation>Nhờ người quản trị cấp quyền ghi vào %1 rồi thử lại. Việc đã làm không mất</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Delete files that nobody needs, then try again. Nothing that was done is lost</source>
        <translation>Xóa bớt tệp không cần nữa rồi thử lại. Việc đã làm không mất</translation>
    </message>
    <message>
        <source>Everything is loaded anew now</source>
        <translation>Dữ liệu sẽ được tải lại từ đầu</translation>
    </message>
    <message>
        <source>Go on there, or close it and try again</source>
        <translation>Làm tiếp ở cửa sổ đó, hoặc đóng nó rồi thử lại</translation>
    </message>
    <message>
        <source>Looking for work that was not sent</source>
        <translation>Đang tìm việc chưa gửi</translation>
    </message>
    <message>
        <source>No work was waiting to be sent</source>
        <translation>Không có việc nào chờ gửi</translation>
    </message>
    <message>
        <source>Nothing can be written where the data of this program lie</source>
        <translation>Không ghi được vào nơi chứa dữ liệu của chương trình</translation>
    </message>
    <message>
        <source>Set the old data aside, load anew</source>
        <translation>Cất dữ liệu cũ, tải lại</translation>
    </message>
    <message>
        <source>Set them aside and load everything anew from the server. Work that was not sent and can still be read is kept and offered again; nothing is deleted</source>
        <translation>Cất dữ liệu này đi và tải lại từ máy chủ. Việc chưa gửi mà còn đọc được sẽ được giữ và đưa ra lại; không xóa gì cả</translation>
    </message>
    <message>
        <source>Set them aside and load everything anew, or ask the administrator for the key. Work that was not sent stays in the files set aside</source>
        <translation>Cất dữ liệu này đi và tải lại từ đầu, hoặc hỏi người quản trị về khóa. Việc chưa gửi nằm nguyên trong các tệp đã cất</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>Some work may not have been readable; look in the dossiers whether something is missing</source>
        <translation>Có thể có việc không đọc được; xem lại hồ sơ có thiếu gì không</translation>
    </message>
    <message>
        <source>The data on this machine are damaged</source>
        <translation>Dữ liệu trên máy này bị hỏng</translation>
    </message>
    <message>
        <source>The data on this machine come from a newer version of the program</source>
        <translation>Dữ liệu trên máy này do một bản mới hơn của chương trình tạo ra</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Ổ đĩa đã đầy</translation>
    </message>
    <message>
        <source>The key to the data on this machine does not fit</source>
        <translation>Khóa của dữ liệu trên máy này không khớp</translation>
    </message>
    <message>
        <source>The old files lie whole in %1</source>
        <translation>Tệp cũ nằm nguyên trong %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the administrator what stands below</source>
        <translation>Thử lại; nếu vẫn vậy, báo người quản trị dòng chữ bên dưới</translation>
    </message>
    <message>
        <source>Update the program, then try again. Where that must wait: set these data aside and load everything anew; work that was not sent is kept</source>
        <translation>Cập nhật chương trình rồi thử lại. Nếu chưa cập nhật được: cất dữ liệu này đi và tải lại từ đầu; việc chưa gửi vẫn được giữ</translation>
    </message>
</context>
<context>
    <name>motcua::ui::WalkInPanel</name>
    <message numerus="yes">
        <source>%1, at most %n person(s)</source>
        <translation>
            <numerusform>%1, nhiều nhất %n người</numerusform>
        </translation>
    </message>
    <message>
        <source>As printed on the invitation; may be empty</source>
        <translation>Như in trên thư mời; có thể để trống</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>From the identity card</source>
        <translation>Đọc từ thẻ căn cước</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Invitation number</source>
        <translation>Số thư mời</translation>
    </message>
    <message>
        <source>Register and let in</source>
        <translation>Đăng ký và cho vào</translation>
    </message>
    <message>
        <source>Register at the gate</source>
        <translation>Đăng ký tại cửa</translation>
    </message>
    <message>
        <source>This invitation has been taken back</source>
        <translation>Thư mời này đã bị thu hồi</translation>
    </message>
    <message>
        <source>This invitation is for another meeting: %1</source>
        <translation>Thư mời này của cuộc họp khác: %1</translation>
    </message>
    <message>
        <source>This name is on the list; choose it where it is the same person</source>
        <translation>Tên này có trong danh sách; chọn nếu đúng là người đó</translation>
    </message>
    <message>
        <source>This number is not on this machine; look at the paper</source>
        <translation>Số này không có trên máy này; mời xem kỹ giấy</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Write the name as on the identity card</source>
        <translation>Ghi họ tên như trên giấy tờ</translation>
    </message>
    <message>
        <source>Write the unit as on the invitation</source>
        <translation>Ghi đơn vị như trên thư mời</translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::AccountForm</name>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>From the ID card</source>
        <translation>Từ thẻ căn cước</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Cách cấp</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>Tên tổ chức</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Phone in the person's own name</source>
        <translation>Số điện thoại chính chủ</translation>
    </message>
    <message>
        <source>Prefix %1 is rarely seen, better ask again</source>
        <translation>Đầu số %1 ít gặp, nên hỏi lại số</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Mã số thuế</translation>
    </message>
    <message>
        <source>The citizen agrees that these data are kept for the account</source>
        <translation>Công dân đồng ý cho lưu các thông tin này để lập tài khoản</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::AccountsPage</name>
    <message>
        <source>%1 is told on the phone</source>
        <translation>%1 được báo qua điện thoại</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) still to be filled in</source>
        <translation>
            <numerusform>Còn %n trường chưa điền</numerusform>
        </translation>
    </message>
    <message>
        <source>A citizen's account</source>
        <translation>Tài khoản công dân</translation>
    </message>
    <message>
        <source>A code was sent to %1</source>
        <translation>Mã đã gửi tới %1</translation>
    </message>
    <message>
        <source>A code went to this phone just now: wait a minute before the next one</source>
        <translation>Vừa gửi một mã tới số này: chờ một phút rồi gửi mã sau</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Đang hỏi máy chủ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Về biểu mẫu</translation>
    </message>
    <message>
        <source>Break off</source>
        <translation>Ngừng</translation>
    </message>
    <message>
        <source>Citizen's window</source>
        <translation>Cửa sổ công dân</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Code, holds for %1</source>
        <translation>Mã, còn hiệu lực %1</translation>
    </message>
    <message>
        <source>Complain</source>
        <translation>Khiếu nại</translation>
    </message>
    <message>
        <source>Complaint: this account is not the person's</source>
        <translation>Khiếu nại: tài khoản này không phải của công dân</translation>
    </message>
    <message>
        <source>Correct the profile</source>
        <translation>Sửa hồ sơ</translation>
    </message>
    <message>
        <source>Draft opened again</source>
        <translation>Đã mở lại bản nháp</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Xóa trắng</translation>
    </message>
    <message>
        <source>Forgot the password</source>
        <translation>Quên mật khẩu</translation>
    </message>
    <message>
        <source>It can be used once the e-mail to %1 is confirmed</source>
        <translation>Dùng được sau khi xác nhận thư gửi tới %1</translation>
    </message>
    <message>
        <source>It is not the person's: complain</source>
        <translation>Không phải của người này: khiếu nại</translation>
    </message>
    <message>
        <source>Its codes go to %1. If the person has another phone now, or never opened it, write a complaint</source>
        <translation>Mã của tài khoản gửi tới %1. Nếu công dân đã đổi số, hoặc chưa từng lập, ghi khiếu nại</translation>
    </message>
    <message>
        <source>Looking whether there is one already</source>
        <translation>Đang xem đã có tài khoản chưa</translation>
    </message>
    <message>
        <source>Needs a line to the server</source>
        <translation>Cần kết nối máy chủ</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Người tiếp theo</translation>
    </message>
    <message>
        <source>No account of this number yet: one can be opened</source>
        <translation>Chưa có tài khoản của số này: mở được</translation>
    </message>
    <message>
        <source>No line to the server: an account needs it. What is typed here stays on this machine, codes and passwords never do</source>
        <translation>Mất kết nối: tài khoản cần máy chủ. Điều gõ ở đây được giữ trên máy này, mã và mật khẩu thì không bao giờ</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Hồ sơ cá nhân</translation>
    </message>
    <message>
        <source>Profile, as far as the citizen wants</source>
        <translation>Hồ sơ cá nhân, công dân muốn khai đến đâu thì ghi</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>Lưu hồ sơ cá nhân</translation>
    </message>
    <message>
        <source>Scan the ID card</source>
        <translation>Quét CCCD</translation>
    </message>
    <message>
        <source>Send the citizen a code</source>
        <translation>Gửi mã cho công dân</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Gửi mã</translation>
    </message>
    <message>
        <source>Send the complaint</source>
        <translation>Gửi khiếu nại</translation>
    </message>
    <message>
        <source>Show the citizen's window</source>
        <translation>Hiện cửa sổ công dân</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>The account is open: %1</source>
        <translation>Đã mở tài khoản %1</translation>
    </message>
    <message>
        <source>The account still waits for its e-mail to be confirmed</source>
        <translation>Tài khoản còn chờ xác nhận thư điện tử</translation>
    </message>
    <message>
        <source>The administrator looks at it with the person's papers. If it is right, the account is closed and the number is free; the person is told on the phone written at the left</source>
        <translation>Quản trị xem cùng giấy tờ của công dân. Nếu đúng, tài khoản bị đóng và số được dùng lại; công dân được báo qua số điện thoại ghi bên trái</translation>
    </message>
    <message>
        <source>The administrator looks at it; the person is told on the phone</source>
        <translation>Quản trị sẽ xem; công dân được báo qua điện thoại</translation>
    </message>
    <message>
        <source>The citizen chooses the password</source>
        <translation>Công dân đang đặt mật khẩu</translation>
    </message>
    <message>
        <source>The citizen has agreed: profile of %1</source>
        <translation>Công dân đã đồng ý: hồ sơ của %1</translation>
    </message>
    <message>
        <source>The citizen has set a new password</source>
        <translation>Công dân đã đặt mật khẩu mới</translation>
    </message>
    <message>
        <source>The citizen signs in with this number and the password that only the citizen knows</source>
        <translation>Công dân đăng nhập bằng số này và mật khẩu chỉ công dân biết</translation>
    </message>
    <message>
        <source>The citizen types the code</source>
        <translation>Công dân đang nhập mã</translation>
    </message>
    <message>
        <source>The citizen's window is closed; the code still holds, F4 shows the window again</source>
        <translation>Cửa sổ công dân đã đóng; mã vẫn còn hiệu lực, F4 hiện lại</translation>
    </message>
    <message>
        <source>The citizen's yes holds a quarter of an hour and is over: send another code, what was typed is kept</source>
        <translation>Lời đồng ý có hiệu lực 15 phút và đã hết: gửi mã khác, điều đã gõ vẫn giữ</translation>
    </message>
    <message>
        <source>The code and the password are typed by the citizen on a window of its own. Nobody at the desk sees them; who helped is recorded</source>
        <translation>Mã và mật khẩu do công dân tự gõ ở cửa sổ riêng. Không ai ở quầy thấy; ai giúp thì được ghi lại</translation>
    </message>
    <message>
        <source>The code cannot be used any more</source>
        <translation>Mã không dùng được nữa</translation>
    </message>
    <message>
        <source>The complaint is written down</source>
        <translation>Đã ghi khiếu nại</translation>
    </message>
    <message>
        <source>The line is gone: the citizen can confirm again once it is back</source>
        <translation>Mất kết nối: công dân bấm lại khi có mạng</translation>
    </message>
    <message>
        <source>The profile is saved</source>
        <translation>Đã lưu hồ sơ cá nhân</translation>
    </message>
    <message>
        <source>The server's methods are not known yet</source>
        <translation>Chưa biết máy chủ có những cách cấp nào</translation>
    </message>
    <message>
        <source>The time is over: the citizen can have another code sent</source>
        <translation>Đã hết giờ: công dân có thể xin gửi mã khác</translation>
    </message>
    <message>
        <source>There is an account already: choose at the right</source>
        <translation>Đã có tài khoản: chọn ở bên phải</translation>
    </message>
    <message>
        <source>There is an account of this number already</source>
        <translation>Số này đã có tài khoản</translation>
    </message>
    <message>
        <source>There is an account of this number, waiting for its e-mail to be confirmed</source>
        <translation>Số này đã có tài khoản, đang chờ xác nhận thư điện tử</translation>
    </message>
    <message>
        <source>This is not an e-mail address</source>
        <translation>Đây không phải địa chỉ thư</translation>
    </message>
    <message>
        <source>To the other screen</source>
        <translation>Sang màn hình khác</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>Về hàng việc</translation>
    </message>
    <message>
        <source>Tried too often, or its time is over. What you typed is still in the form: send another code from there</source>
        <translation>Thử quá nhiều lần, hoặc đã hết giờ. Điều đã gõ vẫn ở biểu mẫu: gửi mã khác từ đó</translation>
    </message>
    <message>
        <source>What the person says</source>
        <translation>Công dân trình bày</translation>
    </message>
    <message>
        <source>With the number the machine looks whether there is an account already</source>
        <translation>Có số rồi máy sẽ xem đã có tài khoản chưa</translation>
    </message>
    <message numerus="yes">
        <source>it can be tried %n more time(s)</source>
        <translation>
            <numerusform>còn %n lần thử</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::CitizenCode</name>
    <message>
        <source>A code of 6 digits was sent to %1</source>
        <translation>Mã gồm 6 chữ số đã gửi đến %1</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Đang hỏi máy chủ</translation>
    </message>
    <message>
        <source>Can be sent again in %1</source>
        <translation>Gửi lại được sau %1</translation>
    </message>
    <message>
        <source>Code of 6 digits</source>
        <translation>Mã gồm 6 chữ số</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Xác nhận</translation>
    </message>
    <message>
        <source>Fill in the sample code</source>
        <translation>Điền mã mẫu</translation>
    </message>
    <message>
        <source>Send the code again</source>
        <translation>Gửi lại mã</translation>
    </message>
    <message>
        <source>The code has expired</source>
        <translation>Mã đã hết hiệu lực</translation>
    </message>
    <message>
        <source>The code holds for %1</source>
        <translation>Mã còn hiệu lực %1</translation>
    </message>
    <message numerus="yes">
        <source>The code is not right. It can be tried %n more time(s)</source>
        <translation>
            <numerusform>Mã chưa đúng. Còn %n lần thử</numerusform>
        </translation>
    </message>
    <message>
        <source>The server was not reached. Nothing is lost: press Confirm again</source>
        <translation>Chưa tới được máy chủ. Không mất gì: bấm Xác nhận lần nữa</translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::CitizenPassword</name>
    <message>
        <source>Asking the server</source>
        <translation>Đang hỏi máy chủ</translation>
    </message>
    <message>
        <source>Not the same as above</source>
        <translation>Chưa giống ở trên</translation>
    </message>
    <message>
        <source>Password of your choice</source>
        <translation>Mật khẩu tự chọn</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Đặt mật khẩu</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Hiện điều tôi gõ</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Gõ lại lần nữa</translation>
    </message>
    <message>
        <source>The server was not reached. Nothing is lost: press the button again</source>
        <translation>Chưa tới được máy chủ. Không mất gì: bấm nút lần nữa</translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::CitizenWindow</name>
    <message>
        <source>A letter is on its way to your e-mail: open it to begin using the account</source>
        <translation>Thư xác nhận đã gửi: mở thư để bắt đầu dùng tài khoản</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>Mời ông/bà đặt mật khẩu mới</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Mời ông/bà đặt mật khẩu</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Đã xác nhận</translation>
    </message>
    <message>
        <source>For the citizen</source>
        <translation>Dành cho công dân</translation>
    </message>
    <message>
        <source>Please tell the officer, who can send another code</source>
        <translation>Mời ông/bà báo cán bộ để gửi mã khác</translation>
    </message>
    <message>
        <source>The account is open</source>
        <translation>Tài khoản đã mở</translation>
    </message>
    <message>
        <source>The officer may now read and correct your profile with you</source>
        <translation>Cán bộ được xem và cùng ông/bà sửa hồ sơ cá nhân</translation>
    </message>
    <message>
        <source>The password is changed</source>
        <translation>Mật khẩu đã đổi</translation>
    </message>
    <message>
        <source>This code cannot be used any more</source>
        <translation>Mã này không dùng được nữa</translation>
    </message>
    <message>
        <source>Type the code from your phone</source>
        <translation>Mời ông/bà nhập mã trong điện thoại</translation>
    </message>
    <message>
        <source>User name: %1. Only you know the password</source>
        <translation>Tên đăng nhập: %1. Mật khẩu chỉ ông/bà biết</translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::ComplaintsPage</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>còn %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>A desk writes one down where somebody's number has an account that is not theirs</source>
        <translation>Quầy ghi lại khi số của ai đó đã có một tài khoản không phải của người ấy</translation>
    </message>
    <message>
        <source>Another name than the person's</source>
        <translation>Tên khác với người khiếu nại</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Đang hỏi máy chủ</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người quyết định</translation>
    </message>
    <message>
        <source>Codes go to</source>
        <translation>Mã gửi tới</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Khiếu nại</translation>
    </message>
    <message>
        <source>Complaints about accounts</source>
        <translation>Khiếu nại về tài khoản</translation>
    </message>
    <message>
        <source>Complaints lie at the server</source>
        <translation>Khiếu nại nằm ở máy chủ</translation>
    </message>
    <message>
        <source>Decide by</source>
        <translation>Hạn quyết định</translation>
    </message>
    <message>
        <source>Decide so</source>
        <translation>Quyết định như vậy</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Đã quyết định</translation>
    </message>
    <message>
        <source>Deciding needs a line to the server</source>
        <translation>Quyết định cần có đường truyền</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Không chấp nhận</translation>
    </message>
    <message>
        <source>Decline the complaint</source>
        <translation>Không chấp nhận khiếu nại</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Không chấp nhận</translation>
    </message>
    <message>
        <source>Declined: %1 has been told</source>
        <translation>Đã không chấp nhận và báo cho %1</translation>
    </message>
    <message>
        <source>Declined: the account goes on</source>
        <translation>Không chấp nhận: tài khoản vẫn dùng</translation>
    </message>
    <message>
        <source>Each decision stands here with its reason</source>
        <translation>Mỗi quyết định nằm ở đây cùng lý do</translation>
    </message>
    <message>
        <source>Helped by</source>
        <translation>Người giúp mở</translation>
    </message>
    <message>
        <source>Its codes seem to go to this very phone: perhaps it is the person's own, and a new password is enough</source>
        <translation>Có vẻ mã của tài khoản gửi tới chính số máy này: có thể là tài khoản của chính người ấy, chỉ cần đặt lại mật khẩu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>No account is closed; %1 is told on %2. This cannot be taken back</source>
        <translation>Không tài khoản nào bị khóa; %1 được báo qua %2. Không làm lại được</translation>
    </message>
    <message>
        <source>No line to the server: reading and deciding need it</source>
        <translation>Mất đường truyền: xem và quyết định đều cần máy chủ</translation>
    </message>
    <message>
        <source>No line to the server: the list is as it was at %1, deciding needs the line</source>
        <translation>Mất đường truyền: danh sách như lúc %1, quyết định cần có đường truyền</translation>
    </message>
    <message>
        <source>Nobody complains</source>
        <translation>Không có khiếu nại</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Khoan đã</translation>
    </message>
    <message>
        <source>Nothing has been decided yet</source>
        <translation>Chưa có quyết định nào</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Mở lúc</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Đọc lại</translation>
    </message>
    <message>
        <source>Reading the complaints</source>
        <translation>Đang đọc khiếu nại</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>Lý do quyết định</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>The account goes on; %1 is told on %2. This cannot be taken back</source>
        <translation>Tài khoản vẫn dùng; %1 được báo qua %2. Không làm lại được</translation>
    </message>
    <message>
        <source>The account of %1 is closed and the number is free for %2, who is told on %3. This cannot be taken back</source>
        <translation>Tài khoản của %1 bị khóa, số trả lại cho %2 và báo qua %3. Không làm lại được</translation>
    </message>
    <message>
        <source>The account of this number</source>
        <translation>Tài khoản của số này</translation>
    </message>
    <message>
        <source>The complaints could not be read</source>
        <translation>Không đọc được khiếu nại</translation>
    </message>
    <message>
        <source>The decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>The names agree: it may be the person's own account with another phone, better ask</source>
        <translation>Hai tên giống nhau: có thể là tài khoản của chính người ấy với số máy khác, nên hỏi lại</translation>
    </message>
    <message>
        <source>There is none any more, or it was opened after the complaint: upholding closes nothing</source>
        <translation>Không còn, hoặc mở sau khi khiếu nại: chấp nhận cũng không khóa gì</translation>
    </message>
    <message>
        <source>They are shown as soon as the line is back</source>
        <translation>Hiện lại ngay khi có đường truyền</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Chờ quyết định</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>Chấp nhận</translation>
    </message>
    <message>
        <source>Upheld: %1 has been told</source>
        <translation>Đã chấp nhận và báo cho %1</translation>
    </message>
    <message>
        <source>Upheld: the account was closed, its number is free</source>
        <translation>Chấp nhận: tài khoản đã khóa, số được trả lại</translation>
    </message>
    <message>
        <source>Uphold</source>
        <translation>Chấp nhận</translation>
    </message>
    <message>
        <source>Uphold, close the account</source>
        <translation>Chấp nhận, khóa tài khoản</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Who complains</source>
        <translation>Người khiếu nại</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>Ghi lúc</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>hạn hôm nay</translation>
    </message>
    <message numerus="yes">
        <source>late by %n day(s)</source>
        <translation>
            <numerusform>quá hạn %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody, opened without a desk</source>
        <translation>không ai, tự mở</translation>
    </message>
    <message>
        <source>waits for its e-mail to be confirmed</source>
        <translation>chờ xác nhận thư điện tử</translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::ProfileForm</name>
    <message>
        <source>Business licence</source>
        <translation>Giấy đăng ký doanh nghiệp</translation>
    </message>
    <message>
        <source>Ethnicity</source>
        <translation>Dân tộc</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>House number, street</source>
        <translation>Số nhà, đường, thôn, tổ</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>Căn cước</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Nơi cấp</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Ngày cấp</translation>
    </message>
    <message>
        <source>Landline</source>
        <translation>Điện thoại bàn</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Hôn nhân</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>Quốc tịch</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Chưa có thông tin</translation>
    </message>
    <message>
        <source>Number of the paper</source>
        <translation>Số giấy tờ</translation>
    </message>
    <message>
        <source>Old ID card</source>
        <translation>Chứng minh nhân dân</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Hộ chiếu</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Tỉnh, thành phố</translation>
    </message>
    <message>
        <source>Religion</source>
        <translation>Tôn giáo</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>Ward or commune</source>
        <translation>Xã, phường</translation>
    </message>
    <message>
        <source>Write the day like 14/02/1992</source>
        <translation>Viết ngày như 14/02/1992</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::AccountHint</name>
    <message>
        <source>Has an account, its codes go to %1</source>
        <translation>Có tài khoản, mã gửi tới %1</translation>
    </message>
    <message>
        <source>Has an account, waiting for its e-mail to be confirmed</source>
        <translation>Có tài khoản, đang chờ xác nhận thư điện tử</translation>
    </message>
    <message>
        <source>No account for online dossiers yet</source>
        <translation>Chưa có tài khoản nộp hồ sơ trực tuyến</translation>
    </message>
    <message>
        <source>Open one</source>
        <translation>Mở tài khoản</translation>
    </message>
    <message>
        <source>To the account</source>
        <translation>Tới tài khoản</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ActionFooter</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Choose where it goes</source>
        <translation>Cần chọn nơi nhận</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Chuyển cho</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Việc khác</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>This is the second request: a dossier that waits again counts as overdue</source>
        <translation>Đây là lần yêu cầu thứ hai: hồ sơ chờ thêm bị tính là quá hạn</translation>
    </message>
    <message>
        <source>What is missing, and why</source>
        <translation>Thiếu gì, vì sao</translation>
    </message>
    <message>
        <source>Who takes it, and with which authority</source>
        <translation>Ai nhận, theo giấy ủy quyền nào</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>Ghi lý do trước</translation>
    </message>
    <message>
        <source>Write who takes it first</source>
        <translation>Ghi người nhận trước đã</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::BulkBar</name>
    <message numerus="yes">
        <source>%n dossier(s) chosen</source>
        <translation>
            <numerusform>%n hồ sơ được chọn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) handed over to %1</source>
        <translation>
            <numerusform>Đã chuyển %n hồ sơ cho %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n stay(s) as they are</source>
        <translation>
            <numerusform>; %n hồ sơ giữ nguyên</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Bỏ chọn</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Chuyển</translation>
    </message>
    <message>
        <source>None of them can be handed over from where it stands</source>
        <translation>Không hồ sơ nào ở bước được chuyển</translation>
    </message>
    <message>
        <source>Received dossiers go to the unit, their control slips (form 06) are shown</source>
        <translation>Hồ sơ đã tiếp nhận được chuyển đi, phiếu kiểm soát (mẫu 06) hiện ra</translation>
    </message>
    <message>
        <source>Where they go</source>
        <translation>Chuyển đến</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::CameraSource</name>
    <message>
        <source>Another program uses the camera; close it</source>
        <translation>Chương trình khác đang dùng máy ảnh; đóng chương trình đó lại</translation>
    </message>
    <message>
        <source>Are the corners right? 1 to 4 choose one, the arrows move it, with Shift by little</source>
        <translation>Bốn góc đã đúng chưa? Phím 1 đến 4 chọn góc, mũi tên dời góc, thêm Shift để dời ít</translation>
    </message>
    <message>
        <source>Lay the paper on something darker so that its four corners are seen</source>
        <translation>Đặt giấy trên nền sẫm hơn để thấy đủ bốn góc</translation>
    </message>
    <message>
        <source>No camera found; plug one in, or choose a scanner or a folder above</source>
        <translation>Không thấy máy ảnh; cắm máy ảnh, hoặc chọn máy quét hay thư mục ở trên</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Phím cách</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>Chụp lại</translation>
    </message>
    <message>
        <source>Take the page</source>
        <translation>Chụp trang</translation>
    </message>
    <message>
        <source>The camera has gone; plug it in again</source>
        <translation>Máy ảnh đã bị rút; cắm lại</translation>
    </message>
    <message>
        <source>The paper is found; Space takes it</source>
        <translation>Đã thấy tờ giấy; phím cách để chụp</translation>
    </message>
    <message>
        <source>The system does not allow the camera; allow it in the system's settings</source>
        <translation>Hệ thống chưa cho dùng máy ảnh; cho phép trong cài đặt của hệ thống</translation>
    </message>
    <message>
        <source>This camera cannot be used; choose another in the settings</source>
        <translation>Không dùng được máy ảnh này; chọn máy khác trong cài đặt</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Xoay</translation>
    </message>
    <message>
        <source>Use this page</source>
        <translation>Dùng trang này</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Cả ảnh</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::CardScan</name>
    <message>
        <source>Another program uses the camera; close it, or use a scanner</source>
        <translation>Phần mềm khác đang dùng máy ảnh; đóng phần mềm đó hoặc dùng máy đọc mã vạch</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>Hình từ máy ảnh</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Từ tệp…</translation>
    </message>
    <message>
        <source>Hold the card's back with its three lines of capitals before the camera</source>
        <translation>Đưa mặt sau thẻ, có ba dòng chữ in hoa, vào trước máy ảnh</translation>
    </message>
    <message>
        <source>Hold the card's code before the camera</source>
        <translation>Đưa mã QR trên thẻ vào trước máy ảnh</translation>
    </message>
    <message>
        <source>No camera found; a picture from a file works all the same</source>
        <translation>Không thấy máy ảnh; lấy ảnh từ tệp vẫn được</translation>
    </message>
    <message>
        <source>No camera found; a scanner works all the same</source>
        <translation>Không thấy máy ảnh; máy đọc mã vạch vẫn dùng được</translation>
    </message>
    <message>
        <source>No three lines in this picture that hold by their check digits</source>
        <translation>Ảnh này không có ba dòng nào khớp số kiểm tra</translation>
    </message>
    <message>
        <source>Not read yet: nearer, level, without glare on the three lines; or take a picture from a file</source>
        <translation>Chưa đọc được: đưa gần, ngang, tránh lóa trên ba dòng; hoặc lấy ảnh từ tệp</translation>
    </message>
    <message>
        <source>Picture of the card's back</source>
        <translation>Ảnh mặt sau thẻ</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.bmp)</source>
        <translation>Ảnh (*.jpg *.jpeg *.png *.webp *.bmp)</translation>
    </message>
    <message>
        <source>The camera has gone; plug it in again</source>
        <translation>Máy ảnh đã bị rút; cắm lại</translation>
    </message>
    <message>
        <source>The code reader is being restarted</source>
        <translation>Bộ đọc mã đang mở lại</translation>
    </message>
    <message>
        <source>The system does not allow the camera; allow it in the system's settings</source>
        <translation>Hệ thống chưa cho dùng máy ảnh; cho phép trong cài đặt của hệ thống</translation>
    </message>
    <message>
        <source>This camera cannot be used; choose another in the settings</source>
        <translation>Không dùng được máy ảnh này; chọn máy khác trong cài đặt</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ComponentList</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n bản sao</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) here</source>
        <translation>
            <numerusform>Đã có %n tệp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s)</source>
        <translation>
            <numerusform>%n bản chính</numerusform>
        </translation>
    </message>
    <message>
        <source>, if there is one</source>
        <translation>, nếu có</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Không áp dụng</translation>
    </message>
    <message>
        <source>Papers of the dossier</source>
        <translation>Giấy tờ của hồ sơ</translation>
    </message>
    <message>
        <source>Required, not here yet</source>
        <translation>Bắt buộc, chưa có</translation>
    </message>
    <message>
        <source>Reused from the data store</source>
        <translation>Dùng lại từ kho số hóa</translation>
    </message>
    <message>
        <source>The paper is here</source>
        <translation>Có bản giấy</translation>
    </message>
    <message>
        <source>electronic file</source>
        <translation>bản điện tử</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ComponentPane</name>
    <message>
        <source>%1. Enter shows it, Delete takes it away</source>
        <translation>%1. Enter để xem, Delete để bỏ</translation>
    </message>
    <message>
        <source>%1. Look at it, better scan it again</source>
        <translation>%1. Hãy xem lại, nên quét lại</translation>
    </message>
    <message>
        <source>A page</source>
        <translation>Một trang</translation>
    </message>
    <message>
        <source>A paper takes at most %1 files; join pages into one PDF</source>
        <translation>Mỗi giấy tờ nhận nhiều nhất %1 tệp; hãy ghép các trang thành một PDF</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Thêm tệp</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Bản sao</translation>
    </message>
    <message>
        <source>Drop files here, or paste a picture with Ctrl V: pictures and PDF, at most 20 MB each</source>
        <translation>Kéo tệp vào đây, hoặc dán ảnh bằng Ctrl V: ảnh và PDF, tối đa 20 MB mỗi tệp</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Tệp %1</translation>
    </message>
    <message>
        <source>Files of this paper</source>
        <translation>Các tệp của giấy tờ này</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Bản chính</translation>
    </message>
    <message numerus="yes">
        <source>PDF, %n page(s)</source>
        <translation>
            <numerusform>PDF, %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Ảnh dán</translation>
    </message>
    <message>
        <source>Photograph or scan</source>
        <translation>Chụp hoặc quét</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.jpg *.jpeg *.png *.pdf *.webp *.bmp *.tif *.tiff)</source>
        <translation>Ảnh và PDF (*.jpg *.jpeg *.png *.pdf *.webp *.bmp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Put pages in order, turn them, take some away, make one PDF of them</source>
        <translation>Xếp thứ tự, xoay, bỏ bớt trang, ghép thành một PDF</translation>
    </message>
    <message>
        <source>Reuse what is digitised</source>
        <translation>Dùng lại dữ liệu đã số hóa</translation>
    </message>
    <message>
        <source>The page looks blank</source>
        <translation>Trang như để trắng</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>Các trang</translation>
    </message>
    <message>
        <source>The paper lies in the data store already: the citizen need not hand it in again</source>
        <translation>Giấy tờ đã có trong kho dữ liệu: công dân không phải nộp lại</translation>
    </message>
    <message>
        <source>The picture is blurred</source>
        <translation>Ảnh mờ</translation>
    </message>
    <message>
        <source>The picture is dark</source>
        <translation>Ảnh tối</translation>
    </message>
    <message>
        <source>The picture is small</source>
        <translation>Ảnh nhỏ</translation>
    </message>
    <message>
        <source>This file is there already</source>
        <translation>Tệp này đã có</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::DashboardPage</name>
    <message>
        <source>%1 of them overdue</source>
        <translation>trong đó %1 quá hạn</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n holder(s)</source>
        <translation>
            <numerusform>%n nơi giải quyết</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n officer(s)</source>
        <translation>
            <numerusform>%n cán bộ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure(s) with dossiers</source>
        <translation>
            <numerusform>%n thủ tục có hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding up</source>
        <translation>Đang cộng</translation>
    </message>
    <message>
        <source>Another period</source>
        <translation>Đổi kỳ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Back to the overview</source>
        <translation>Về tổng quan</translation>
    </message>
    <message>
        <source>Book 07</source>
        <translation>Sổ 07</translation>
    </message>
    <message>
        <source>Book of dossiers</source>
        <translation>Sổ theo dõi hồ sơ</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Theo ngày</translation>
    </message>
    <message>
        <source>By holder</source>
        <translation>Theo nơi giải quyết</translation>
    </message>
    <message>
        <source>By officer</source>
        <translation>Theo cán bộ</translation>
    </message>
    <message>
        <source>By procedure</source>
        <translation>Theo thủ tục</translation>
    </message>
    <message>
        <source>By procedure, holder or officer</source>
        <translation>Theo thủ tục, nơi giữ hoặc cán bộ</translation>
    </message>
    <message>
        <source>Carried in</source>
        <translation>Kỳ trước chuyển sang</translation>
    </message>
    <message>
        <source>Carried on</source>
        <translation>Chuyển kỳ sau</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Xuất báo cáo</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Xem theo</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>Đúng hạn</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Tháng</translation>
    </message>
    <message>
        <source>Month %1</source>
        <translation>Tháng %1</translation>
    </message>
    <message>
        <source>Most on %1 (%2), on the average %3 a day with dossiers</source>
        <translation>Nhiều nhất %1 (%2), trung bình %3 hồ sơ mỗi ngày có hồ sơ</translation>
    </message>
    <message>
        <source>Nothing was received in these days</source>
        <translation>Những ngày này không tiếp nhận hồ sơ nào</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>Open the row's dossiers</source>
        <translation>Mở hồ sơ của dòng</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Quý</translation>
    </message>
    <message>
        <source>Quarter %1/%2</source>
        <translation>Quý %1/%2</translation>
    </message>
    <message>
        <source>Report file</source>
        <translation>Xuất báo cáo</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Đã giải quyết</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>Kỳ sau</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>Kỳ trước</translation>
    </message>
    <message>
        <source>The report is in %1</source>
        <translation>Báo cáo nằm trong %1</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Tuần</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>Nơi giải quyết</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>đã xong %1</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>đúng hạn</translation>
    </message>
    <message>
        <source>nothing resolved yet</source>
        <translation>chưa giải quyết hồ sơ nào</translation>
    </message>
    <message>
        <source>the period before %1</source>
        <translation>kỳ trước %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::DetailBody</name>
    <message>
        <source>%1 of %2 are here</source>
        <translation>Đã có %1 trong %2</translation>
    </message>
    <message>
        <source>%1, and as a file</source>
        <comment>way of delivery</comment>
        <translation>%1, và bản điện tử</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a new paper</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, before %3</source>
        <comment>a corrected field</comment>
        <translation>%1: %2, trước là %3</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>Add or change</source>
        <translation>Thêm, sửa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Nơi cư trú</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Thành phần hồ sơ</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Tệp %1</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>No papers listed</source>
        <translation>Không có giấy tờ nào</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến trình</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Nhận kết quả</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n step(s)</source>
        <translation>
            <numerusform>Xem cả %n bước</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation>Xem cả các bước</translation>
    </message>
    <message>
        <source>Stands for it</source>
        <translation>Đại diện</translation>
    </message>
    <message>
        <source>Submitted by</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Mã số thuế</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>tại quầy</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>sinh %1</translation>
    </message>
    <message>
        <source>by post to %1</source>
        <translation>bưu chính đến %1</translation>
    </message>
    <message>
        <source>female</source>
        <translation>nữ</translation>
    </message>
    <message>
        <source>here</source>
        <translation>đã có</translation>
    </message>
    <message>
        <source>male</source>
        <translation>nam</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>còn thiếu</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>không áp dụng</translation>
    </message>
    <message>
        <source>reused</source>
        <translation>dùng lại</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::DetailHead</name>
    <message>
        <source>%1 works on it</source>
        <translation>%1 đang xử lý</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Chép mã</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Hẹn %1</translation>
    </message>
    <message>
        <source>Forms: look, print, save</source>
        <translation>Các mẫu: xem, in, lưu</translation>
    </message>
    <message>
        <source>No code yet, filed online</source>
        <translation>Chưa có mã, nộp trực tuyến</translation>
    </message>
    <message>
        <source>needs a look, see the tray</source>
        <translation>cần xem, mở khay gửi</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>chờ gửi</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::DetailPane</name>
    <message>
        <source>Begun corrections are kept, open them to go on: %1</source>
        <translation>Phần sửa đang dở vẫn được giữ, mở để làm tiếp: %1</translation>
    </message>
    <message>
        <source>Choose a row to see its owner, papers and steps</source>
        <translation>Chọn một dòng để xem chủ hồ sơ, giấy tờ và tiến trình</translation>
    </message>
    <message>
        <source>No dossier chosen</source>
        <translation>Chưa chọn hồ sơ</translation>
    </message>
    <message>
        <source>The code is copied</source>
        <translation>Đã chép mã</translation>
    </message>
    <message>
        <source>The correction is saved and will be sent</source>
        <translation>Đã lưu phần sửa, sẽ gửi lên máy chủ</translation>
    </message>
    <message>
        <source>The papers are saved and will be sent</source>
        <translation>Đã lưu giấy tờ, sẽ gửi đi</translation>
    </message>
    <message>
        <source>This dossier has ended meanwhile; what was begun here cannot be saved any more</source>
        <translation>Hồ sơ đã kết thúc; phần sửa đang dở không lưu được nữa</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::DossierDelegate</name>
    <message>
        <source>%1 works on it</source>
        <translation>%1 đang xử lý</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::DossierQueueModel</name>
    <message>
        <source>ID number %1</source>
        <translation>Số định danh %1</translation>
    </message>
    <message>
        <source>Phone %1</source>
        <translation>Điện thoại %1</translation>
    </message>
    <message>
        <source>Representative's ID number %1</source>
        <translation>Số định danh người đại diện %1</translation>
    </message>
    <message>
        <source>Similar name</source>
        <translation>Tên gần giống</translation>
    </message>
    <message>
        <source>Submitter %1</source>
        <translation>Người nộp %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::EarlierDossiers</name>
    <message numerus="yes">
        <source>%n dossier(s) of this organisation here, %1: %2</source>
        <comment>the second is a procedure</comment>
        <translation>
            <numerusform>%n hồ sơ của tổ chức này ở đây, %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) of this person here, %1: %2</source>
        <comment>the second is a procedure</comment>
        <translation>
            <numerusform>Người này có %n hồ sơ ở đây, %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in from it</source>
        <translation>Điền từ hồ sơ ấy</translation>
    </message>
    <message>
        <source>Fills in what is still empty: name, phone, e-mail, address</source>
        <translation>Điền những ô còn trống: họ tên, điện thoại, thư điện tử, nơi cư trú</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Mở hồ sơ ấy</translation>
    </message>
    <message>
        <source>This organisation has an unfinished dossier of the same procedure: %1. Ask before receiving another one</source>
        <translation>Tổ chức này đang có hồ sơ cùng thủ tục chưa xong: %1. Hỏi lại trước khi nhận thêm</translation>
    </message>
    <message>
        <source>This person has an unfinished dossier of the same procedure: %1. Ask before receiving another one</source>
        <translation>Người này có hồ sơ cùng thủ tục chưa xong: %1. Hãy hỏi lại trước khi nhận thêm</translation>
    </message>
    <message>
        <source>filed online</source>
        <translation>nộp trực tuyến</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::EditForm</name>
    <message numerus="yes">
        <source>%n field(s) changed</source>
        <translation>
            <numerusform>Đã sửa %n trường</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Also as a file</source>
        <translation>Bản điện tử</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Tại quầy</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>Bưu chính</translation>
    </message>
    <message>
        <source>Correct the dossier</source>
        <translation>Sửa hồ sơ</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Để như cũ</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>Tên tổ chức</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Chưa có thông tin</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation>Chưa sửa gì</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cá nhân</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Post address</source>
        <translation>Địa chỉ nhận bưu chính</translation>
    </message>
    <message>
        <source>Representative's ID number</source>
        <translation>Số định danh người đại diện</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Tax or registration number</source>
        <translation>Mã số thuế hoặc số đăng ký</translation>
    </message>
    <message>
        <source>The owner is a</source>
        <translation>Chủ hồ sơ là</translation>
    </message>
    <message>
        <source>This is not an e-mail address</source>
        <translation>Đây không phải địa chỉ thư</translation>
    </message>
    <message>
        <source>Way of getting the result</source>
        <translation>Cách nhận kết quả</translation>
    </message>
    <message>
        <source>Who stands for it</source>
        <translation>Người đại diện</translation>
    </message>
    <message>
        <source>Who submits, if not the owner</source>
        <translation>Người nộp, nếu không phải chủ hồ sơ</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ExportButton</name>
    <message>
        <source>%1 dossiers written to %2</source>
        <translation>Đã ghi %1 hồ sơ vào %2</translation>
    </message>
    <message>
        <source>As an Excel file or CSV, with phone and ID numbers</source>
        <translation>Thành tệp Excel hoặc CSV, có số điện thoại và số định danh</translation>
    </message>
    <message>
        <source>Export stopped, no file was written</source>
        <translation>Đã dừng xuất, không ghi tệp nào</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Xuất danh sách</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Đang xuất</translation>
    </message>
    <message>
        <source>Exporting, %1 rows</source>
        <translation>Đang xuất, %1 dòng</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Dừng xuất</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::FilterBar</name>
    <message>
        <source>1/11 - 15/11</source>
        <translation>1/11 - 15/11</translation>
    </message>
    <message>
        <source>21/11</source>
        <translation>21/11</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Cả hai</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Days like 21/11 or 1/11 - 15/11</source>
        <translation>Gõ ngày như 21/11 hoặc 1/11 - 15/11</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Xuống</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Hẹn trả ngày</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Sắp hạn</translation>
    </message>
    <message>
        <source>Every procedure</source>
        <translation>Mọi thủ tục</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>Mọi trạng thái</translation>
    </message>
    <message>
        <source>Everything open</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Nơi giữ</translation>
    </message>
    <message>
        <source>Name to keep it under</source>
        <translation>Tên để lưu bộ lọc</translation>
    </message>
    <message>
        <source>Open and ended</source>
        <translation>Cả hồ sơ đã xong</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cá nhân</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Tiếp nhận ngày</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>To return</source>
        <translation>Chờ trả</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Lên</translation>
    </message>
    <message>
        <source>Whoever holds it</source>
        <translation>Bất kỳ ai giữ</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::FormPane</name>
    <message>
        <source>Back to the dossier</source>
        <translation>Về hồ sơ</translation>
    </message>
    <message>
        <source>New date</source>
        <translation>Hẹn trả mới</translation>
    </message>
    <message>
        <source>Show the form</source>
        <translation>Xem mẫu</translation>
    </message>
    <message>
        <source>The apology is on paper, but could not be noted on the dossier: %1</source>
        <translation>Văn bản xin lỗi đã in nhưng chưa ghi được vào hồ sơ: %1</translation>
    </message>
    <message>
        <source>The new date must still come</source>
        <translation>Ngày hẹn mới phải còn ở phía trước</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Why it is late</source>
        <translation>Lý do trễ hẹn</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>Ghi lý do trước</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::FormView</name>
    <message numerus="yes">
        <source>%n copies are being printed</source>
        <translation>
            <numerusform>Đang in %n bản</numerusform>
        </translation>
    </message>
    <message>
        <source>It is being printed</source>
        <translation>Đang in</translation>
    </message>
    <message>
        <source>No printer is chosen on this machine; save the form as PDF or choose a printer</source>
        <translation>Máy này chưa chọn máy in; lưu mẫu thành PDF hoặc chọn máy in</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message numerus="yes">
        <source>Print %n copies</source>
        <translation>
            <numerusform>In %n bản</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu PDF</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Đã lưu %1</translation>
    </message>
    <message>
        <source>The file cannot be written here; choose another folder</source>
        <translation>Không ghi được tệp ở đây; chọn thư mục khác</translation>
    </message>
    <message>
        <source>The form as printed</source>
        <translation>Mẫu như bản in</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::OwnerForm</name>
    <message>
        <source>Address</source>
        <translation>Nơi cư trú</translation>
    </message>
    <message>
        <source>Check the back</source>
        <translation>Đối chiếu mặt sau</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>From the ID card</source>
        <translation>Từ thẻ căn cước</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>ID card read at %1</source>
        <translation>Đã đọc CCCD lúc %1</translation>
    </message>
    <message>
        <source>ID card read at %1, marks repaired: compare</source>
        <translation>Đã đọc CCCD lúc %1, dấu đã sửa, nên so lại</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>Tên tổ chức</translation>
    </message>
    <message>
        <source>Name of who submits</source>
        <translation>Họ tên người nộp</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>Không bắt buộc</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Chưa có thông tin</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Tổ chức</translation>
    </message>
    <message>
        <source>Organisation's address</source>
        <translation>Địa chỉ tổ chức</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cá nhân</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Prefix %1 is rarely seen, better ask again</source>
        <translation>Đầu số %1 ít gặp, nên hỏi lại số</translation>
    </message>
    <message>
        <source>Representative's ID number</source>
        <translation>Số định danh người đại diện</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Quét lại</translation>
    </message>
    <message>
        <source>Scan the ID card</source>
        <translation>Quét CCCD</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>Somebody else submits</source>
        <translation>Người nộp khác chủ hồ sơ</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Tax or registration number</source>
        <translation>Mã số thuế hoặc số đăng ký</translation>
    </message>
    <message>
        <source>The back matches, %1</source>
        <translation>Mặt sau thẻ khớp, %1</translation>
    </message>
    <message numerus="yes">
        <source>The back: %n different</source>
        <translation>
            <numerusform>Mặt sau thẻ khác %n ô</numerusform>
        </translation>
    </message>
    <message>
        <source>The card's back says %1</source>
        <translation>Mặt sau thẻ ghi %1</translation>
    </message>
    <message>
        <source>This day has not come yet</source>
        <translation>Ngày này chưa đến</translation>
    </message>
    <message>
        <source>This is not an e-mail address</source>
        <translation>Đây không phải địa chỉ thư</translation>
    </message>
    <message>
        <source>Who stands for it</source>
        <translation>Người đại diện</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>female</source>
        <translation>nữ</translation>
    </message>
    <message>
        <source>male</source>
        <translation>nam</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::PageEditor</name>
    <message numerus="yes">
        <source>%n page(s). Drag one to its place, Enter shows it large; the PDF takes the place of the files</source>
        <translation>
            <numerusform>%n trang. Kéo trang tới chỗ của nó, Enter để xem lớn; tệp PDF thay cho các tệp cũ</numerusform>
        </translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>Ra sau</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Lên trước</translation>
    </message>
    <message>
        <source>Make one PDF</source>
        <translation>Ghép thành một PDF</translation>
    </message>
    <message>
        <source>No page is left; Ctrl Z brings the last one back</source>
        <translation>Không còn trang nào; Ctrl Z lấy lại trang vừa bỏ</translation>
    </message>
    <message>
        <source>Opening the pages</source>
        <translation>Đang mở các trang</translation>
    </message>
    <message>
        <source>Order of pages: %1</source>
        <translation>Xếp trang: %1</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Trang %1</translation>
    </message>
    <message>
        <source>Page %1, blank?</source>
        <translation>Trang %1, trắng?</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Putting the pages together</source>
        <translation>Đang ghép các trang</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Bỏ trang</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Xoay</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::PaperSource</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n tệp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) would be lost; Esc once more leaves</source>
        <translation>
            <numerusform>Sẽ mất %n trang; bấm Esc lần nữa để bỏ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s); they become one PDF</source>
        <translation>
            <numerusform>%n trang; sẽ ghép thành một PDF</numerusform>
        </translation>
    </message>
    <message>
        <source>A paper takes at most %1 files; join pages into one PDF</source>
        <translation>Mỗi giấy tờ nhận nhiều nhất %1 tệp; hãy ghép các trang thành một PDF</translation>
    </message>
    <message>
        <source>Add to the paper</source>
        <translation>Thêm vào giấy tờ</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Máy ảnh</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>Choose the folder into which the scanner or copier puts its files</source>
        <translation>Chọn thư mục mà máy quét hay máy photocopy đưa tệp vào</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>Chưa chọn thư mục</translation>
    </message>
    <message>
        <source>One page</source>
        <translation>Một trang</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Trang %1</translation>
    </message>
    <message>
        <source>Pages of: %1</source>
        <translation>Lấy trang: %1</translation>
    </message>
    <message>
        <source>Pages so far</source>
        <translation>Các trang đã lấy</translation>
    </message>
    <message>
        <source>Pages so far, Delete takes one away</source>
        <translation>Các trang đã lấy, Delete để bỏ</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Máy quét</translation>
    </message>
    <message>
        <source>The folder cannot be reached; it is looked for again</source>
        <translation>Không tới được thư mục; đang tìm lại</translation>
    </message>
    <message>
        <source>This folder cannot be read, choose another</source>
        <translation>Không đọc được thư mục này, chọn thư mục khác</translation>
    </message>
    <message>
        <source>What the scanner's own program puts there from now on is taken over; it also stays there</source>
        <translation>Tệp mà chương trình của máy quét đưa vào đây từ bây giờ sẽ được lấy; tệp vẫn còn trong thư mục</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::PapersDialog</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n bản sao</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n tệp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s)</source>
        <translation>
            <numerusform>%n bản chính</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) changed</source>
        <translation>
            <numerusform>Đã sửa %n giấy tờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Another paper that was handed in</source>
        <translation>Giấy tờ khác đã nộp</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Files are still being looked at</source>
        <translation>Đang xem các tệp</translation>
    </message>
    <message>
        <source>List it</source>
        <translation>Ghi vào</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Chưa có gì thay đổi</translation>
    </message>
    <message>
        <source>Papers of %1</source>
        <translation>Giấy tờ của %1</translation>
    </message>
    <message>
        <source>Save the papers</source>
        <translation>Lưu giấy tờ</translation>
    </message>
    <message>
        <source>What was changed is not saved; Esc once more leaves</source>
        <translation>Thay đổi chưa lưu; bấm Esc lần nữa để bỏ</translation>
    </message>
    <message>
        <source>here</source>
        <translation>đã có</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>chưa có</translation>
    </message>
    <message>
        <source>reused</source>
        <translation>dùng lại</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ProcedurePicker</name>
    <message>
        <source>Choose a procedure first</source>
        <translation>Cần chọn thủ tục trước</translation>
    </message>
    <message>
        <source>Name or code of the procedure</source>
        <translation>Tên hoặc mã thủ tục</translation>
    </message>
    <message>
        <source>No procedure has these words</source>
        <translation>Không có thủ tục nào có chữ này</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::QueueHead</name>
    <message>
        <source>Code, holder</source>
        <translation>Mã, nơi giữ</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Owner, procedure</source>
        <translation>Chủ hồ sơ, thủ tục</translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation>Xếp theo: %1</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::QueuePage</name>
    <message>
        <source>%1 chosen, %2 read so far</source>
        <translation>Đã chọn %1, đã đọc %2 hồ sơ</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n dossier(s) chosen</source>
        <translation>
            <numerusform>Đã chọn %1 trong %n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>Change this filter</source>
        <translation>Sửa bộ lọc này</translation>
    </message>
    <message>
        <source>Change “%1”</source>
        <translation>Sửa “%1”</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Sắp hạn</translation>
    </message>
    <message>
        <source>Fewer letters find more; marks may be left out</source>
        <translation>Gõ ít chữ hơn sẽ thấy nhiều hơn; bỏ dấu cũng được</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>Lọc hàng việc</translation>
    </message>
    <message>
        <source>Filter “%1” is gone</source>
        <translation>Đã xóa bộ lọc “%1”</translation>
    </message>
    <message>
        <source>Filter “%1” is kept</source>
        <translation>Đã lưu bộ lọc “%1”</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Filters (Ctrl+F)</source>
        <translation>Bộ lọc (Ctrl+F)</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>In mẫu</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Để như cũ</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới đăng ký</translation>
    </message>
    <message>
        <source>New dossiers appear by themselves</source>
        <translation>Hồ sơ mới tự hiện ra</translation>
    </message>
    <message>
        <source>New filter</source>
        <translation>Bộ lọc mới</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Ô tiếp theo</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Thẻ sau</translation>
    </message>
    <message>
        <source>Nothing found for these words</source>
        <translation>Không có hồ sơ nào có chữ này</translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation>Không còn việc nào ở đây</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Chỉ %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Place %1 of %2</source>
        <translation>Vị trí %1 trong %2</translation>
    </message>
    <message>
        <source>Reading the queue</source>
        <translation>Đang đọc hàng việc</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Short codes, prefix %1</source>
        <translation>Mã rút gọn, tiền tố %1</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>Hiện lại tất cả</translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation>Cần bổ sung</translation>
    </message>
    <message>
        <source>To return</source>
        <translation>Chờ trả</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Undone, nothing was sent</source>
        <translation>Đã hoàn tác, chưa gửi gì</translation>
    </message>
    <message>
        <source>Work queue</source>
        <translation>Hàng việc</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>hẹn trả %1</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>tổ chức</translation>
    </message>
    <message>
        <source>people</source>
        <translation>cá nhân</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>tiếp nhận %1</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ReceivePage</name>
    <message numerus="yes">
        <source>%1 of %n required paper(s) here</source>
        <translation>
            <numerusform>Đã nhận %1 trong %n giấy tờ bắt buộc</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2.
Due %3</source>
        <translation>%1, %2.
Hẹn %3</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), by the calendar</source>
        <translation>
            <numerusform>%n ngày, tính theo lịch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of the owner still to be filled in</source>
        <translation>
            <numerusform>Còn %n trường của chủ hồ sơ chưa xong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) still being read</source>
        <translation>
            <numerusform>Đang đọc %n tệp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n required paper(s) not here yet</source>
        <translation>
            <numerusform>Còn %n giấy tờ bắt buộc chưa có</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s), by hours</source>
        <translation>
            <numerusform>%n ngày làm việc, tính theo giờ</numerusform>
        </translation>
    </message>
    <message>
        <source>A provisional number: the server gives the official one when it is reached; print the receipt again then</source>
        <translation>Số TẠM: khi kết nối được, máy chủ cấp số chính thức; lúc đó in lại giấy tiếp nhận</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Thêm tệp</translation>
    </message>
    <message>
        <source>Address for the post</source>
        <translation>Địa chỉ nhận bưu chính</translation>
    </message>
    <message>
        <source>Also as a file</source>
        <translation>Bản điện tử</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Tại quầy</translation>
    </message>
    <message>
        <source>By post, to the door</source>
        <translation>Bưu chính, đến tận nhà</translation>
    </message>
    <message>
        <source>Check the back</source>
        <translation>Đối chiếu mặt sau</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Thành phần hồ sơ</translation>
    </message>
    <message>
        <source>Draft opened again</source>
        <translation>Đã mở lại bản nháp</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Hẹn %1</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Xóa trắng</translation>
    </message>
    <message>
        <source>Filed online, %1</source>
        <translation>Nộp trực tuyến, %1</translation>
    </message>
    <message>
        <source>Handled by %1</source>
        <translation>%1 thụ lý</translation>
    </message>
    <message>
        <source>Leave this online dossier</source>
        <translation>Bỏ qua hồ sơ trực tuyến này</translation>
    </message>
    <message>
        <source>Next dossier</source>
        <translation>Hồ sơ tiếp theo</translation>
    </message>
    <message>
        <source>No procedure chosen yet</source>
        <translation>Chưa chọn thủ tục</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>Không bắt buộc</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Number follows</source>
        <translation>Số sẽ có sau</translation>
    </message>
    <message>
        <source>Person, organisation</source>
        <translation>Cá nhân, tổ chức</translation>
    </message>
    <message>
        <source>Photograph or scan</source>
        <translation>Chụp hoặc quét</translation>
    </message>
    <message>
        <source>Receive a dossier</source>
        <translation>Tiếp nhận hồ sơ</translation>
    </message>
    <message>
        <source>Receive and print</source>
        <translation>Tiếp nhận và in</translation>
    </message>
    <message>
        <source>Receive and print 2 copies</source>
        <translation>Tiếp nhận và in 2 bản</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã tiếp nhận</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Nhận kết quả</translation>
    </message>
    <message>
        <source>Reuse</source>
        <translation>Dùng lại</translation>
    </message>
    <message>
        <source>Scan the ID card</source>
        <translation>Quét CCCD</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>The address for the post is missing</source>
        <translation>Thiếu địa chỉ nhận bưu chính</translation>
    </message>
    <message>
        <source>The due date appears with the procedure</source>
        <translation>Chọn thủ tục để có ngày hẹn trả</translation>
    </message>
    <message>
        <source>Tick a paper</source>
        <translation>Đánh dấu giấy tờ</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>Về hàng việc</translation>
    </message>
    <message>
        <source>Writing down</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>fee %1</source>
        <translation>lệ phí %1</translation>
    </message>
    <message>
        <source>no fee</source>
        <translation>không thu phí</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ReportHead</name>
    <message>
        <source>In time</source>
        <translation>Đúng hạn</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Còn lại</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Đã giải quyết</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Tiếp nhận</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ReportModel</name>
    <message>
        <source>%1: received %2, resolved %3, %4 in time, %5 overdue</source>
        <translation>%1: tiếp nhận %2, đã giải quyết %3, đúng hạn %4, quá hạn %5</translation>
    </message>
    <message>
        <source>, %1 left over</source>
        <translation>, còn lại %1</translation>
    </message>
    <message>
        <source>At this desk</source>
        <translation>Tại bộ phận tiếp nhận</translation>
    </message>
    <message>
        <source>Filed online, or not known</source>
        <translation>Nộp trực tuyến, hoặc không rõ</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ScannerSource</name>
    <message>
        <source>%1 dots an inch</source>
        <translation>%1 điểm mỗi inch</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) scanned</source>
        <translation>
            <numerusform>Đã quét %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Dots an inch</source>
        <translation>Số điểm mỗi inch</translation>
    </message>
    <message>
        <source>Fineness</source>
        <translation>Độ nét</translation>
    </message>
    <message>
        <source>From the feeder</source>
        <translation>Từ khay nạp</translation>
    </message>
    <message>
        <source>From the glass</source>
        <translation>Từ mặt kính</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>Quét màu</translation>
    </message>
    <message>
        <source>Lay the paper in, then Enter</source>
        <translation>Đặt giấy vào, rồi bấm Enter</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Tìm lại</translation>
    </message>
    <message>
        <source>Looking for scanners</source>
        <translation>Đang tìm máy quét</translation>
    </message>
    <message>
        <source>No scanner found; switch it on and look again, or choose a folder that its own program scans into</source>
        <translation>Không thấy máy quét; bật máy rồi tìm lại, hoặc chọn thư mục mà chương trình của máy quét đưa tệp vào</translation>
    </message>
    <message>
        <source>Page %1: %2 %</source>
        <translation>Trang %1: %2 %</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Máy quét</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng xử lý</translation>
    </message>
    <message>
        <source>Stopped; the pages that came are kept</source>
        <translation>Đã dừng; các trang đã quét vẫn còn</translation>
    </message>
    <message>
        <source>The scanner begins</source>
        <translation>Máy quét bắt đầu</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ScoreList</name>
    <message>
        <source>%1 of %2</source>
        <comment>papers</comment>
        <translation>%1 trong %2</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n giấy tờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Apology before the due date</source>
        <translation>Xin lỗi trước hạn</translation>
    </message>
    <message>
        <source>Attach another file</source>
        <translation>Đính kèm thêm</translation>
    </message>
    <message>
        <source>Attach the file</source>
        <translation>Đính kèm tệp</translation>
    </message>
    <message>
        <source>Digitised data used again</source>
        <translation>Tái sử dụng dữ liệu đã số hóa</translation>
    </message>
    <message>
        <source>Papers scanned at receipt</source>
        <translation>Số hóa giấy tờ khi tiếp nhận</translation>
    </message>
    <message>
        <source>Result attached as a file</source>
        <translation>Kết quả bản điện tử</translation>
    </message>
    <message>
        <source>What scores the desk</source>
        <translation>Chấm điểm hồ sơ</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>đã đính kèm</translation>
    </message>
    <message>
        <source>if it will be late</source>
        <translation>nếu sẽ trễ hẹn</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>thiếu</translation>
    </message>
    <message>
        <source>none</source>
        <translation>chưa có</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>chưa đính kèm</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>đã quá hạn</translation>
    </message>
    <message>
        <source>written</source>
        <translation>đã gửi</translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::SheetView</name>
    <message>
        <source>Picture of the paper</source>
        <translation>Ảnh tờ giấy</translation>
    </message>
</context>
</TS>
