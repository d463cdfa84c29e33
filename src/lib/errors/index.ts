export { FileFormatError, OptionError, ShapeError, USER_ERROR, UserError, type UserErrorParts } from "./user-error";
