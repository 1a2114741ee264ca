using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace OrleansNotify.Http;

/// <summary>As <see cref="JsonBody{T}"/>, of a command that says something without one: then every member has its default.</summary>
internal sealed class OptionalBody<T> : IRejectable, IEndpointParameterMetadataProvider where T : class
{
    private OptionalBody(T value, Problem? rejection) => (Value, Rejection) = (value, rejection);

    public T Value { get; }

    public Problem? Rejection { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(new RequestShape(typeof(T), IsRequired: false), new Refusals(400, 413, 415, 422));

    public static async ValueTask<OptionalBody<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
        {
            return new OptionalBody<T>(JsonSerializer.Deserialize<T>("{}")!, null);
        }

        var body = await JsonBody<T>.BindAsync(context, parameter);
        return new OptionalBody<T>(body.Value, body.Rejection);
    }
}
