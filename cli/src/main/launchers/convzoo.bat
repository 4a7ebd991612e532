@echo off
rem Runs convzoo. JAVA_HOME names the Java to run with, 17 or newer; without it the one on the PATH runs.
rem CONVZOO_JAVA_OPTIONS has further options for the JVM, e.g. -Xmx8g; CONVZOO_CLASSPATH jars and folders of your own;
rem CONVZOO_THREADS how many threads compute; CONVZOO_DATA the folder of data sets and weights; CONVZOO_NATIVES the folder
rem that native libraries are unpacked into.
setlocal DisableDelayedExpansion

set "CONVZOO_JAR=%~dp0..\lib\convzoo.jar"
if defined CONVZOO_CLASSPATH set "CONVZOO_JAR=%CONVZOO_JAR%;%CONVZOO_CLASSPATH%"

set "CONVZOO_CACHE="
if defined CONVZOO_NATIVES set "CONVZOO_CACHE=-Dorg.bytedeco.javacpp.cachedir="%CONVZOO_NATIVES%""

set "CONVZOO_JAVA=java.exe"
if not defined JAVA_HOME goto ask
set "CONVZOO_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%CONVZOO_JAVA%" goto ask
echo error: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it: set it to the folder of a JDK or JRE, 17 or newer 1>&2
exit /b 1

:ask
"%CONVZOO_JAVA%" -version >nul 2>&1
if not errorlevel 1 goto version
echo error: convzoo needs Java 17 or newer: install a JDK or JRE and put it on the PATH, or set JAVA_HOME 1>&2
exit /b 1

:version
rem The answer is: openjdk version "17.0.15" 2025-04-15; before Java 9 the number is the second, as in "1.8.0_402".
set "CONVZOO_VERSION="
for /f "tokens=2,3" %%a in ('call "%CONVZOO_JAVA%" -version 2^>^&1') do if "%%a"=="version" set "CONVZOO_VERSION=%%~b"
set "CONVZOO_MAJOR="
for /f "tokens=1 delims=.-+_" %%a in ("%CONVZOO_VERSION%") do set "CONVZOO_MAJOR=%%a"
if "%CONVZOO_MAJOR%"=="1" for /f "tokens=2 delims=.-+_" %%a in ("%CONVZOO_VERSION%") do set "CONVZOO_MAJOR=%%a"
if not defined CONVZOO_MAJOR goto settings
if %CONVZOO_MAJOR% GEQ 17 goto settings
echo error: convzoo needs Java 17 or newer, but %CONVZOO_JAVA% is Java %CONVZOO_VERSION%: install a newer one and set JAVA_HOME to its folder 1>&2
exit /b 1

:settings
rem A network takes most of its memory outside of the Java heap; how much, convzoo decides itself.
set "CONVZOO_SETTINGS=-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
:word
if "%~1"=="" goto run
for %%n in (train plan lr-find transfer evaluate predict extract features ensemble doctor data) do if "%~1"=="%%n" goto work
for %%n in (validate zoo --help -h --version -V) do if "%~1"=="%%n" goto run
shift
goto word

:work
set "CONVZOO_SETTINGS=-XX:MaxRAMPercentage=25 -XX:+UseParallelGC"
if defined CONVZOO_THREADS if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=%CONVZOO_THREADS%"

:run
rem The last of two settings holds, so the user's come last.
"%CONVZOO_JAVA%" %CONVZOO_SETTINGS% %CONVZOO_CACHE% %CONVZOO_JAVA_OPTIONS% -cp "%CONVZOO_JAR%" org.convzoo.cli.Main %*
exit /b %ERRORLEVEL%
