# SPDX-License-Identifier: Apache-2.0
# Configures, builds and runs examples/consumer against the library, in the given WAY.
set(build ${WORK}/${WAY})
set(options "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_CXX_FLAGS=${FLAGS}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}"
            -DCMAKE_BUILD_TYPE=Debug "-DWAY=${WAY}")
if(WAY STREQUAL "subdirectory")
  list(APPEND options "-DMOTCUA_SOURCE=${SOURCE}" "-DMOTCUA_COMPILED=${COMPILED}")
else()
  list(APPEND options "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -S ${SOURCE}/examples/consumer -B ${build} -G ${GENERATOR} ${options}
                COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${build} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${build}/consumer COMMAND_ERROR_IS_FATAL ANY)
