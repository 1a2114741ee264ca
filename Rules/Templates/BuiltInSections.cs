using System.Reflection;

namespace OrleansNotify.Templates;

/// <summary>A file of built-in texts: sections that begin with <c>=== name</c>, in which <c>[[name]]</c> is a section of another file.</summary>
internal static class BuiltInSections
{
    public static Dictionary<string, string> Read(string name, IReadOnlyDictionary<string, string>? included = null)
        => File($"{name}.liquid").Split("=== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(section => section.Split('\n', 2))
            .ToDictionary(section => section[0], section => Include(section[1].TrimEnd('\n'), included));

    public static string File(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"BuiltIn/{name}")
            ?? throw new InvalidOperationException($"Templates/BuiltIn/{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Include(string text, IReadOnlyDictionary<string, string>? included)
        => (included ?? new Dictionary<string, string>()).Aggregate(
            text, (all, section) => all.Replace($"[[{section.Key}]]", section.Value, StringComparison.Ordinal));
}
