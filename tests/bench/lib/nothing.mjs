// Where a variant needs no adapter of its own.
export default null
