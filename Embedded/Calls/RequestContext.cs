namespace Orleans.Runtime;

public static class RequestContext
{
    // Copied on every write, so that a call can carry the caller's dictionary without copying it.
    static readonly AsyncLocal<Dictionary<string, object>?> Values = new();

    internal static Dictionary<string, object>? Current
    {
        get => Values.Value;
        set => Values.Value = value;
    }

    public static IEnumerable<string> Keys => Current?.Keys.ToArray() ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current?.ToArray() ?? [];

    public static object? Get(string key) => Current?.GetValueOrDefault(key);

    public static void Set(string key, object value) => Current = new(Current ?? []) { [key] = value };

    public static bool Remove(string key)
    {
        if (Current?.ContainsKey(key) != true)
        {
            return false;
        }

        var rest = new Dictionary<string, object>(Current);
        rest.Remove(key);
        Current = rest;
        return true;
    }

    public static void Clear() => Current = null;
}
