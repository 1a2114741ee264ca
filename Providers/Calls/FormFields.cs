using System.Net;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Fields of a form or a query, read tolerantly: any bytes are some form.</summary>
internal sealed class FormFields
{
    // Of a form of anybody. What is beyond stays in the last one, whose signature then does not hold.
    private const int MaxFields = 500;

    private readonly SortedDictionary<string, SortedSet<string>> _values = new(StringComparer.Ordinal);

    private FormFields(bool isForm) => IsForm = isForm;

    /// <summary>False: the body was something else, and there are no fields.</summary>
    public bool IsForm { get; }

    /// <summary>Each name and value, sorted by name; of several equal values one, and different ones sorted.</summary>
    public string Signed => string.Concat(_values.SelectMany(pair => pair.Value.Select(value => pair.Key + value)));

    /// <summary>The first value; empty when there is none.</summary>
    public string this[string name] => _values.TryGetValue(name, out var values) ? values.Min! : "";

    public IReadOnlyCollection<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];

    public static FormFields Of(CallbackRequest request)
        => request.Headers.GetValueOrDefault("Content-Type") is { } type && type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? Parse(Encoding.UTF8.GetString(request.Body))
            : new FormFields(isForm: false);

    public static FormFields Parse(string text)
    {
        var fields = new FormFields(isForm: true);
        foreach (var pair in text.Split('&', MaxFields, StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
            if (!fields._values.TryGetValue(name, out var values))
            {
                fields._values.Add(name, values = new SortedSet<string>(StringComparer.Ordinal));
            }

            values.Add(equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..]));
        }

        return fields;
    }
}
