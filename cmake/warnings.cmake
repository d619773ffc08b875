# Warnings are errors, for our own code alone: an interface target every module links privately.
add_library(caseway_warnings INTERFACE)
target_compile_options(caseway_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror=switch)
# A newcomer's ./run must not stop at a warning that another optimisation level raises; tests and CI do.
option(CASEWAY_WARNINGS_ARE_ERRORS "Warnings are errors" ON)
if(CASEWAY_WARNINGS_ARE_ERRORS)
  target_compile_options(caseway_warnings INTERFACE -Werror)
endif()
# Designated initialisers leave the rest at its defaults on purpose; g++ 12 warns all the same.
target_compile_options(caseway_warnings INTERFACE -Wno-missing-field-initializers)
# g++ 12 at -O2 raises a false -Wrestrict in std::string (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(caseway_warnings INTERFACE -Wno-restrict)
endif()

option(CASEWAY_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
if(CASEWAY_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
