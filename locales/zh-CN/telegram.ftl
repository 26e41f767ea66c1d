# The commands Telegram offers beside the input field.

command-menu = 主菜单
command-human = 找医护人员
command-back = 返回上一步
command-larger = 换成更简单的说法
command-emergency = 紧急情况
