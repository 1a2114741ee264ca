using dotenv.net;

namespace OrleansNotify.Hosting;

/// <summary>
/// Settings in a file, a line each: <c>NAME=value</c>. Read here and not by a shell, so that <c>&amp;</c>, <c>&lt;</c>, <c>$</c> and CRLF mean
/// nothing. A variable that has a value already wins.
/// </summary>
internal static class EnvFile
{
    private const string PathVariable = "ENV_FILE";
    private const string Export = "export ";

    /// <summary>Reads <c>ENV_FILE</c>, else <c>.env</c> in the current folder if there is one.</summary>
    /// <exception cref="BrokenConfigurationException"><c>ENV_FILE</c> names a file that is not there.</exception>
    public static void Load()
    {
        var given = Environment.GetEnvironmentVariable(PathVariable);
        var path = string.IsNullOrEmpty(given) ? ".env" : given;
        if (!File.Exists(path))
        {
            if (!string.IsNullOrEmpty(given))
            {
                throw new BrokenConfigurationException($"{PathVariable} is \"{given}\", which is no file");
            }

            return;
        }

        foreach (var (key, value) in DotEnv.Read(new DotEnvOptions(envFilePaths: [path], ignoreExceptions: false, trimValues: true)))
        {
            // Files that a shell used to read may have it.
            var name = key.StartsWith(Export, StringComparison.Ordinal) ? key[Export.Length..].Trim() : key;
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    /// <summary><c>ASPNETCORE_ENVIRONMENT</c> names the environment of silos too, which look at <c>DOTNET_ENVIRONMENT</c> alone.</summary>
    public static void NameEnvironment()
    {
        if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { Length: > 0 } environment)
        {
            Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", environment);
        }
    }
}
