using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;

namespace OrleansNotify.Http;

/// <summary>
/// Members of a body that its route does not know. One that is spelt wrong would change what is done: a filter that is left out matches all.
/// What the route answers with may stand in the same place: a thing can be read, changed and sent back.
/// </summary>
internal static class UnknownMembers
{
    private const int MostShown = 100;

    public static Problem? Check(HttpContext context, byte[] body, JsonTypeInfo known)
    {
        using var document = JsonDocument.Parse(body);
        return Find(document.RootElement, known, [.. Answers(context).Select(type => Info(type, known))], "") is { } path
            ? Problems.Invalid("member_unknown", $"There is no member {(path.Length > MostShown ? path[..MostShown] + "…" : path)} here.")
            : null;
    }

    private static IEnumerable<Type> Answers(HttpContext context)
        => (context.GetEndpoint()?.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>() ?? [])
            .Where(answer => answer.StatusCode is >= 200 and < 300 && answer.Type is not null && answer.Type != typeof(void))
            .Select(answer => answer.Type!);

    private static string? Find(JsonElement value, JsonTypeInfo known, JsonTypeInfo[] answers, string path) => (value.ValueKind, known.Kind) switch
    {
        (JsonValueKind.Object, JsonTypeInfoKind.Object) => value.EnumerateObject()
            .Select(member => Find(member, known, [.. answers.Select(answer => Below(answer, member.Name)).OfType<JsonTypeInfo>()], path))
            .FirstOrDefault(found => found is not null),
        (JsonValueKind.Object, JsonTypeInfoKind.Dictionary) => value.EnumerateObject()
            .Select(member => Find(member.Value, Element(known), Elements(answers), $"{path}{member.Name}."))
            .FirstOrDefault(found => found is not null),
        (JsonValueKind.Array, JsonTypeInfoKind.Enumerable) => value.EnumerateArray()
            .Select((item, index) => Find(item, Element(known), Elements(answers), $"{path}{index}."))
            .FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? Find(JsonProperty member, JsonTypeInfo known, JsonTypeInfo[] answers, string path)
        => Below(known, member.Name) is { } type ? Find(member.Value, type, answers, $"{path}{member.Name}.")
            : answers.Length > 0 ? null
            : path + member.Name;

    private static JsonTypeInfo? Below(JsonTypeInfo type, string name)
        => type.Properties.FirstOrDefault(property => property.Name == name) is { } found ? Info(found.PropertyType, type) : null;

    private static JsonTypeInfo Element(JsonTypeInfo type) => Info(type.ElementType!, type);

    private static JsonTypeInfo[] Elements(JsonTypeInfo[] types) => [.. types.Where(type => type.ElementType is not null).Select(Element)];

    private static JsonTypeInfo Info(Type type, JsonTypeInfo beside) => beside.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
}
