// Package people knows the names of those who speak in the index, and finds who a question means: by surname, by full
// name, by role, in another spelling or with a typing mistake.
package people
