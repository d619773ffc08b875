# caseway_module(NAME SOURCES a.cc ... LINKS caseway::x ... PRIVATE_LINKS lib ...)
# One static library a folder, alias caseway::NAME. LINKS are the architecture: what the headers may include.
function(caseway_module name)
  cmake_parse_arguments(M "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(caseway_${name} STATIC ${M_SOURCES})
  add_library(caseway::${name} ALIAS caseway_${name})
  target_include_directories(caseway_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(caseway_${name} PUBLIC ${M_LINKS} PRIVATE caseway_warnings ${M_PRIVATE_LINKS})
endfunction()

# caseway_test(NAME SOURCES a_test.cc ... LINKS caseway::x ...): one test program, with Catch2's main linked in.
function(caseway_test name)
  cmake_parse_arguments(T "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name}_test ${T_SOURCES})
  target_link_libraries(${name}_test PRIVATE caseway_warnings catch_main ${T_LINKS})
  target_compile_definitions(${name}_test PRIVATE CASEWAY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name}_test)
endfunction()
