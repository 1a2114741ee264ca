using System.Text.Json;

namespace OrleansNotify.Fakes;

internal static class ScriptFile
{
    /// <summary>Scripts by provider: <c>{"twilio-sms": {"rules": […]}}</c>.</summary>
    /// <exception cref="ArgumentException">What is wrong with the file.</exception>
    public static void Load(string path, FaultScripts scripts, IReadOnlyCollection<string> providers)
    {
        foreach (var (provider, script) in Read(path))
        {
            scripts.Use(
                providers.Contains(provider)
                    ? provider
                    : throw new ArgumentException($"{path} has a script for \"{provider}\"; there are {string.Join(", ", providers)}"),
                Checked(script));
        }
    }

    /// <exception cref="ArgumentException">What is wrong with the script.</exception>
    public static FaultScript Checked(FaultScript? script)
        => script is null ? throw new ArgumentException("a script is a JSON object")
            : script.Problem() is { } problem ? throw new ArgumentException(problem)
            : script;

    private static Dictionary<string, FaultScript> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, ScriptJson.Default.DictionaryStringFaultScript) ?? [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
