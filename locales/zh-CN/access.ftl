## Roles, rights and the menu of the console

role-operator = 运营人员
role-reviewer = 内容审核
role-sampler = 采样员
role-site = 接种点人员
role-administrator = 系统管理员

console-nav-all = 菜单
console-nav-replies = 常用回复
console-nav-results = 结果录入
console-section-care = 诊疗
console-section-visits = 到访与上门
console-section-desk = 运营
console-section-administration = 系统管理
console-forbidden = 您的角色不能打开这一页
console-forbidden-lead = 您现在的角色是：{ $roles }。如果工作需要，请联系系统管理员。
console-error-no-right = 您的角色不能做这件事。如果工作需要，请联系系统管理员。

## Second factor

console-second = 第二步验证
console-second-lead = 请输入验证器应用显示的 6 位数字。
console-second-code = 验证码
console-second-paper = 手机不在身边时，可以输入一个纸上的备用码，每个只能用一次。
console-second-other = 换一个账号
console-second-wrong = 验证码不正确，或已经用过。请等下一个验证码再试。
console-second-blocked = 尝试次数太多，请 15 分钟后再试。
console-second-demanded = 您的角色必须使用第二步验证，不能关闭。
console-factor = 第二步验证
console-factor-must = 您的角色登录时必须有第二步验证。请先在这里设置，然后继续工作。
console-factor-lead = 登录时除密码外，再输入手机验证器应用里的 6 位数字。密码泄露时，别人也进不来。
console-factor-scan = 用验证器应用扫描这个二维码：
console-factor-picture = 二维码，内容就是下面的密钥
console-factor-type = 不能扫描时，把这个密钥输入应用：
console-factor-first = 再输入应用现在显示的 6 位数字
console-factor-go = 启用
console-factor-on = 已启用。纸上的备用码还剩 { $n } 个。
console-factor-renew = 换一套备用码
console-factor-remove = 关闭第二步验证
console-codes = 备用码
console-codes-lead = 手机丢失时用它们登录，每个只能用一次。请打印或抄写，放在安全的地方。
console-codes-once = 备用码只显示这一次。以前的备用码已经作废。
console-codes-kept = 已经收好，继续

## Logins

console-logins = 登录记录
console-logins-lead = 您现在登录着的地方。不认识的请结束，并修改密码。
console-logins-agent = 未知的浏览器
console-logins-this = 这里
console-logins-times = { $since } 登录，最近使用 { $seen }
console-logins-end = 结束
console-logins-others = 结束其他所有登录
console-logins-none = 现在没有登录。

## Staff

console-nav-staff = 员工
console-staff-new = 新员工
console-staff-new-lead = 添加后会显示一次性密码，第一次登录时必须修改。
console-staff-add = 添加
console-staff-save = 保存
console-staff-name = 姓名（患者会看到）
console-staff-title = 职称
console-staff-licence = 执业证号
console-staff-licence-hint = 没有执业证号不能接诊，服务台除外。
console-staff-email = 邮箱
console-staff-email-hint = 用于单位统一登录；不用可以留空。
console-staff-role = 角色
console-staff-also = 其他角色
console-staff-departments = 科室
console-staff-capacity = 同时接诊人数
console-staff-in = 登录
console-staff-once = 尚未改密码
console-staff-disabled = 已停用
console-staff-factor = 第二步验证
console-staff-linked = 统一登录
console-staff-seen = 最近使用 { $at }
console-staff-never = 还没有登录过
console-staff-logins = { $n } 处登录
console-staff-renew = 换新密码
console-staff-disable = 停用
console-staff-enable = 恢复
console-staff-factor-on = 已启用。手机丢失时可以重置：会结束其所有登录，下次登录只用密码。
console-staff-factor-off = 没有启用。
console-staff-factor-reset = 重置第二步验证
console-staff-linked-lead = 已与单位统一登录的账号绑定。
console-staff-unlink = 解除绑定
console-staff-password = 一次性密码
console-staff-password-once = 密码只显示这一次，请当面或用安全的方式交给本人。第一次登录时必须修改。
console-staff-wrong-name = 请填写姓名，最多 80 个字。
console-staff-wrong-title = 职称最多 80 个字。
console-staff-wrong-licence = 执业证号最多 40 个字。
console-staff-wrong-email = 邮箱的写法不对。
console-staff-wrong-email-taken = 这个邮箱已经是别的员工的。
console-staff-wrong-capacity = 同时接诊人数是 1 到 50。
console-staff-wrong-role = 没有这个角色。
console-staff-wrong-also = 没有这个角色，或者角色太多。
console-staff-wrong-departments = 没有这个科室，或者科室太多。
console-staff-wrong-login = 请填写账号，最多 64 个字。
console-staff-wrong-taken = 这个账号已经有人用了。
console-staff-wrong-last = 这是最后一位系统管理员，不能停用或取消角色。请先设置另一位。
console-staff-wrong-gone = 没有这个人。

## Audit

console-nav-audit = 操作记录
console-audit-lead = 谁在什么时候看了或改了什么。这里只有编号，没有患者的话。
console-audit-who = 谁（账号）
console-audit-what = 操作
console-audit-case = 病例号
console-audit-since = 从
console-audit-until = 到
console-audit-go = 查找
console-audit-table = 导出表格
console-audit-more = 更早的
console-audit-empty = 没有符合的记录。
console-audit-head-when = 时间
console-audit-head-who = 谁
console-audit-head-what = 操作
console-audit-head-whom = 对象
console-audit-head-detail = 细节

## Sign-in of the house

console-sign-in = 用单位账号登录
console-sign-in-unreachable = 单位的统一登录现在连不上。请稍后再试，或用密码登录。
console-sign-in-refused = 单位的统一登录没有通过。请再试一次，或用密码登录。
console-sign-in-invalid = 统一登录的回答无法核实，没有登录。请再试一次；如果还不行，请联系系统管理员。
console-sign-in-over = 这次登录已经过期。请再试一次。
console-sign-in-unknown = 这个单位账号没有对应的员工。请联系系统管理员，在员工页面填写您的邮箱。
console-sign-in-disabled = 您的账号已停用。请联系系统管理员。
console-sign-in-other = 这位员工已绑定另一个单位账号。请联系系统管理员解除绑定。
