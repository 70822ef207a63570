"""`./dev mutants`: whether the tests of `careers/domain/` notice when it is changed."""
