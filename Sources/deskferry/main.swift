print("deskferry")
