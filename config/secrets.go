package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"reflect"
	"strings"
)

// maxSecret is how long a secret's file may be, in bytes.
const maxSecret = 64 << 10

// readSecrets sets NAME in vars to what the file holds that NAME_FILE names, for each field of t with the
// tag secret:"true". White space at the end of the file is no part of the secret.
func readSecrets(t reflect.Type, vars map[string]string) error {
	var errs []error
	for i := range t.NumField() {
		f := t.Field(i)
		name := variable(f)
		path, ok := vars[name+"_FILE"]
		if f.Tag.Get("secret") != "true" || !ok {
			continue
		}
		if vars[name] != "" {
			errs = append(errs, fmt.Errorf("%s and %s_FILE are both set; keep one of them", name, name))
			continue
		}
		value, err := readSecret(path)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s_FILE: %s: %w", name, path, err))
			continue
		}
		vars[name] = value
	}
	return join(errs)
}

func readSecret(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("%w; name a file that can be read", bare(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSecret+1))
	if err != nil {
		return "", fmt.Errorf("%w; name a file that can be read", bare(err))
	}
	value := strings.TrimRight(string(data), " \t\r\n")
	switch {
	case len(data) > maxSecret:
		return "", fmt.Errorf("larger than %d KB; name the file of the secret alone", maxSecret>>10)
	case value == "":
		return "", errors.New("empty; write the secret into it")
	}
	return value, nil
}

// bare is the error without the path that it begins with, which is named already.
func bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
