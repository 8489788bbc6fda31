not ok -  ended with 127
