// Package attribution reads who said what in one article.
package attribution
