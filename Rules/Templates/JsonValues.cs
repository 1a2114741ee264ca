using System.Text.Json;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>JSON as Liquid's values, made once for an event, however many messages are rendered of it.</summary>
internal static class JsonValues
{
    public static FluidValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new DictionaryValue(new FluidValueDictionaryFluidIndexable(Members(element))),
        JsonValueKind.Array => new ArrayValue([.. element.EnumerateArray().Select(Of)]),
        JsonValueKind.String => new StringValue(Text(element)),
        JsonValueKind.Number => new ExactNumber(element.GetRawText()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        _ => NilValue.Instance,
    };

    public static FluidValue Of(string? text) => text is null ? NilValue.Instance : new StringValue(text);

    public static FluidValue Of(params (string Name, FluidValue Value)[] members)
        => new DictionaryValue(new FluidValueDictionaryFluidIndexable(members.ToDictionary(member => member.Name, member => member.Value)));

    // The last of members of one name counts, as in JavaScript.
    private static Dictionary<string, FluidValue> Members(JsonElement element)
    {
        var members = new Dictionary<string, FluidValue>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = Of(member.Value);
        }

        return members;
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair, which no text can hold.
            return "\uFFFD";
        }
    }
}
