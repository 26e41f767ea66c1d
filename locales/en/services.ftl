### Other services: medicine, nursing, Chinese medicine, diet.

services-main = Which service would you like?
services-main-medicine = Ask the pharmacist
services-main-medicine-also = medicine | drug | pharmacist
services-main-nursing = Ask a nurse
services-main-nursing-also = nurse | nursing | wound
services-main-tcm = Chinese medicine
services-main-tcm-also = tcm | herbs
services-main-diet = Ask a nutritionist
services-main-diet-also = diet | nutrition | food
services-medicine = { $tone ->
    [elder] Which medicine, and what would you like to ask? I only pass it on to the pharmacist.
   *[normal] Which medicine is it, and what would you like to ask? Please write it; I pass it on to the pharmacist. I am a program and answer no questions on medicine.
}
services-nursing = { $tone ->
    [elder] What would you like to ask the nurse? A wound, a tube, the place of an injection?
   *[normal] What would you like to ask about care? A wound, a tube, a stoma, the place of an injection: please write it, I pass it on to a nurse.
}
services-tcm = { $tone ->
    [elder] What would you like to ask? Say too what you were given before.
   *[normal] What would you like to ask about Chinese medicine? Please write too where you were seen and what you were given before; I pass it on.
}
services-diet = { $tone ->
    [elder] What would you like to ask about food? Say too which long illness you have.
   *[normal] What would you like to ask about food? Please write too of long illnesses, pregnancy or a change of weight; I pass it on to a nutritionist.
}
note-door = Came for
flow-services = Other services
