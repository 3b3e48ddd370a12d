module muqabala

go 1.26
