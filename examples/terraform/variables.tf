variable "account" {
  description = "account of the roles: that of examples/web is 111122223333"
  type        = string

  validation {
    condition     = can(regex("^\\d{12}$", var.account))
    error_message = "An account has twelve digits."
  }
}

variable "repository" {
  description = "repository on GitHub whose pipeline deploys, as OWNER/NAME"
  type        = string

  validation {
    condition     = can(regex("^[\\w.-]+/[\\w.-]+$", var.repository))
    error_message = "One repository in full: anything wider lets in others."
  }
}

variable "environment" {
  description = "environment of GitHub whose jobs deploy"
  type        = string
  default     = "production"
}
