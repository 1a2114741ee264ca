using System.Text.Json;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>Reads members of a body and collects what is wrong with them. Null is the same as not there; so is an empty text, as forms send it, of what may be left out.</summary>
internal sealed class FieldReader(JsonElement body)
{
    private readonly List<string> _wrong = [];

    public bool AllRight => _wrong.Count == 0;

    public IReadOnlyList<string> Wrongs => _wrong;

    public Problem Problem => Problems.FieldInvalid(string.Join("; ", _wrong));

    public JsonElement Body => body;

    public string? Text(string name, int most, bool isNeeded = false, bool mayHaveLines = false)
    {
        if (Find(name, isNeeded) is not { } value)
        {
            return null;
        }

        // A number of an order or a person is one in some shops.
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.Text()?.Trim() ?? "";
        var isText = text.Length > 0 && text.Length <= most && !text.Any(c => char.IsControl(c) && !(mayHaveLines && c is '\n' or '\r' or '\t'));
        return isText ? text : Wrong<string>($"{name} must be text of 1 to {most} characters");
    }

    public decimal? Amount(string name, bool isNeeded = false)
        => Find(name, isNeeded) is not { } value ? null
            : FieldRules.TryAmount(value, out var amount) ? amount
            : Wrong<decimal?>($"{name} must be {FieldRules.AmountRule}");

    public string? Choice(string name, params string[] choices)
        => Find(name, isNeeded: false) is not { } value ? null
            : value.Text() is { } text && choices.Contains(text) ? text
            : Wrong<string>($"{name} must be {string.Join(", ", choices[..^1])} or {choices[^1]}");

    /// <summary>Part of an event type, in lower case.</summary>
    public string? Status(string name, bool isNeeded = false)
        => Text(name, FieldRules.MaxStatus, isNeeded) is not { } text ? null
            : FieldRules.IsStatus(text) ? text.ToLowerInvariant()
            : Wrong<string>($"{name} must be one word of letters, digits, - and _");

    public string? Email(string name)
        => Find(name, isNeeded: false) is not { } value ? null
            : EmailAddress.TryNormalize(value.Text(), out var address) ? address
            : Wrong<string>($"{name} must be an e-mail address");

    public string? Link(string name)
        => Text(name, FieldRules.MaxLink) is not { } text ? null
            : Links.IsSafe(text) ? text
            : Wrong<string>($"{name} must be an http(s) URL or a path that begins with /");

    public JsonElement? Object(string name, bool isNeeded = false)
        => Find(name, isNeeded) is not { } value ? null
            : value.ValueKind == JsonValueKind.Object ? value
            : Wrong<JsonElement?>($"{name} must be an object");

    public void Items(string name)
    {
        if (Find(name, isNeeded: false) is { } value && FieldRules.ItemProblem(value) is { } wrong)
        {
            Wrong<string>($"{name}{wrong}");
        }
    }

    public T? Wrong<T>(string rule)
    {
        _wrong.Add(rule);
        return default;
    }

    private static bool IsBlank(JsonElement value) => value.Text() is { } text && string.IsNullOrWhiteSpace(text);

    private JsonElement? Find(string name, bool isNeeded)
        => body.Find(name) is { ValueKind: not JsonValueKind.Null } value && (isNeeded || !IsBlank(value)) ? value
            : isNeeded ? Wrong<JsonElement?>($"{name} is missing")
            : null;
}
