using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Metadata;

namespace OrleansNotify.Http;

/// <summary>
/// A JSON body of a known shape, read strictly: no duplicate or unknown members, no numbers in strings, no comments. Where others wrote the
/// contract, the shape says <see cref="JsonUnmappedMemberHandling.Skip"/>, and what it does not know is passed over.
/// </summary>
internal sealed class JsonBody<T> : IRejectable, IEndpointParameterMetadataProvider where T : class
{
    private static readonly JsonSerializerOptions Open = Options(JsonUnmappedMemberHandling.Skip);
    private static readonly JsonSerializerOptions Strict = IsOpen ? Open : Options(JsonUnmappedMemberHandling.Disallow);

    private JsonBody(T? value, Problem? rejection) => (Value, Rejection) = (value!, rejection);

    public T Value { get; }

    public Problem? Rejection { get; }

    public static async ValueTask<JsonBody<T>> BindAsync(HttpContext context, ParameterInfo _)
    {
        var (body, rejection) = await RawBody.Read(context, LargestBody.Of(context));
        return rejection is not null ? new JsonBody<T>(null, rejection) : Parse(context, PassedJson.WithoutMark(body));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(new RequestShape(typeof(T), IsRequired: true), new Refusals(400, 413, 415, 422));

    private static bool IsOpen
        => typeof(T).GetCustomAttribute<JsonUnmappedMemberHandlingAttribute>()?.UnmappedMemberHandling == JsonUnmappedMemberHandling.Skip;

    private static JsonSerializerOptions Options(JsonUnmappedMemberHandling unknown) => new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = false,
        UnmappedMemberHandling = unknown,
        Converters = { new TimeConverter() },
    };

    private static JsonBody<T> Parse(HttpContext context, byte[] body)
    {
        if (PayloadRules.Check(body) is { } rejection)
        {
            return new JsonBody<T>(null, rejection);
        }

        try
        {
            return Read(context, body);
        }
        catch (NoTimeException e)
        {
            return new JsonBody<T>(null, Problems.Invalid("time_invalid", Rfc3339.Rule(e.Member)));
        }
        catch (JsonException)
        {
            return new JsonBody<T>(null, Problems.BodyMalformed("a member has the wrong type"));
        }
    }

    private static JsonBody<T> Read(HttpContext context, byte[] body)
    {
        try
        {
            return new JsonBody<T>(JsonSerializer.Deserialize<T>(body, Strict)!, null);
        }
        catch (JsonException) when (!IsOpen)
        {
            // Where it cannot be read this way either, an unknown member was not the reason.
            var value = JsonSerializer.Deserialize<T>(body, Open)!;
            var unknown = UnknownMembers.Check(context, body, Open.GetTypeInfo(typeof(T)));
            return new JsonBody<T>(unknown is null ? value : null, unknown);
        }
    }
}
