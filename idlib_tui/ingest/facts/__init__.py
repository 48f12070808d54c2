"""What a file says about its article: headers, title, dateline, credits."""
