using System.Text.RegularExpressions;

namespace OrleansNotify.Channels;

/// <summary>What an account's settings must be, by the manifest of its provider.</summary>
public static class ProviderRules
{
    public const int MaxLength = 2000;

    /// <summary>Every wrong field, in the manifest's order; unknown ones last. Empty: the settings are right.</summary>
    /// <param name="isOperators">The operator's own account, which may have some of it from the machine.</param>
    public static IReadOnlyList<FieldProblem> Validate(
        ProviderManifest manifest, IReadOnlyDictionary<string, string> values, bool isOperators = false)
    {
        // One of them alone is half a pair, and not found.
        var isFound = isOperators && !manifest.Fields.Any(field => field.IsFound && values.ContainsKey(field.Name));
        return
        [
            .. manifest.Fields.Where(field => !(isFound && field.IsFound)).Select(field => ProblemOf(field, values.GetValueOrDefault(field.Name) ?? "")).OfType<FieldProblem>(),
            .. GroupProblems(manifest, values),
            .. PairProblems(manifest, values),
            .. values.Keys.Where(name => manifest.Fields.All(field => field.Name != name)).Order(StringComparer.Ordinal)
                .Select(name => new FieldProblem(name, $"{manifest.Name} has no such field")),
        ];
    }

    private static FieldProblem? ProblemOf(ProviderField field, string value)
        => ReasonOf(field, value) is { } reason ? new FieldProblem(field.Name, reason) : null;

    private static string? ReasonOf(ProviderField field, string value) => value switch
    {
        "" => field.IsRequired && field.Default is null ? "is required" : null,
        _ when value.Length > MaxLength => $"must have at most {MaxLength} characters",
        _ when value.Any(char.IsControl) => "must be one line without control characters",
        _ when char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) => "must not begin or end with a space",
        _ when field.Pattern is { } pattern && !Matches(value, pattern) => $"is not what it should be: {field.Help}",
        _ => null,
    };

    private static IEnumerable<FieldProblem> GroupProblems(ProviderManifest manifest, IReadOnlyDictionary<string, string> values)
    {
        foreach (var group in manifest.NeedsOneOf.Where(group => !group.Any(IsGiven)))
        {
            yield return new FieldProblem(group[0], $"one of these is required: {string.Join(", ", group)}");
        }

        foreach (var name in manifest.Together.Where(group => group.Any(IsGiven)).SelectMany(group => group).Where(name => !IsGiven(name)))
        {
            yield return new FieldProblem(name, $"is required with {string.Join(", ", manifest.Together.First(group => group.Contains(name)).Where(IsGiven))}");
        }

        bool IsGiven(string name) => values.GetValueOrDefault(name) is { Length: > 0 };
    }

    /// <summary>Only of keys that are right by themselves.</summary>
    private static IEnumerable<FieldProblem> PairProblems(ProviderManifest manifest, IReadOnlyDictionary<string, string> values)
    {
        if (manifest.KeyPair is { } pair && IsRight(pair.PublicKey) && IsRight(pair.PrivateKey)
            && VapidKey.ProblemOf(values[pair.PublicKey], values[pair.PrivateKey]) is { } problem)
        {
            yield return new FieldProblem(pair.PrivateKey, problem);
        }

        bool IsRight(string name)
            => values.GetValueOrDefault(name) is { Length: > 0 } value && ReasonOf(manifest.Fields.Single(field => field.Name == name), value) is null;
    }

    // Without backtracking: a pattern is ours, and its value anybody's.
    private static bool Matches(string value, string pattern)
        => Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
