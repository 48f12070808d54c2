"""The engine for large libraries, built on tantivy, which is written in Rust."""
