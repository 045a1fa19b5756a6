//go:build !long

package sqlite

const killRounds = 10
