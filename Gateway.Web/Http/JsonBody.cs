using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace OrleansNotify.Http;

/// <summary>A JSON body of a known shape, read strictly: no duplicate or unknown members, no numbers in strings, no comments.</summary>
internal sealed class JsonBody<T> : IRejectable, IEndpointParameterMetadataProvider where T : class
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
        Converters = { new TimeConverter() },
    };

    private JsonBody(T? value, Problem? rejection) => (Value, Rejection) = (value!, rejection);

    public T Value { get; }

    public Problem? Rejection { get; }

    public static async ValueTask<JsonBody<T>> BindAsync(HttpContext context, ParameterInfo _)
    {
        var (body, rejection) = await RawBody.Read(context, LargestBody.Of(context));
        return rejection is not null ? new JsonBody<T>(null, rejection) : Parse(PassedJson.WithoutMark(body));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(new RequestShape(typeof(T), IsRequired: true), new Refusals(400, 413, 415, 422));

    private static JsonBody<T> Parse(byte[] body)
    {
        try
        {
            return PayloadRules.Check(body) is { } rejection
                ? new JsonBody<T>(null, rejection)
                : new JsonBody<T>(JsonSerializer.Deserialize<T>(body, Strict)!, null);
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
}
