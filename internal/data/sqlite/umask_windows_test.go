package sqlite

func setUmask(mask int) int { return mask }
