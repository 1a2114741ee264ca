using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OrleansNotify.Http;

namespace OrleansNotify.OpenApi;

/// <summary>Adds to the framework's description of each route what it reads by our own types, and how it refuses.</summary>
internal sealed partial class BodiesAndRefusals : IApiDescriptionProvider
{
    private const int AfterTheFrameworks = -1_000;
    private static readonly EmptyModelMetadataProvider Models = new();

    public int Order => AfterTheFrameworks;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            var facts = description.ActionDescriptor.EndpointMetadata;
            foreach (var name in Unread(description))
            {
                description.ParameterDescriptions.Add(PathWord(name));
            }

            if (facts.OfType<RequestShape>().LastOrDefault() is { } shape)
            {
                description.ParameterDescriptions.Add(Body(shape));
            }

            var asError = facts.OfType<RefusalShape>().LastOrDefault()?.AsError ?? false;
            foreach (var status in Statuses(description, facts))
            {
                description.SupportedResponseTypes.Add(Refusal(status, asError));
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    /// <summary>Null: every other.</summary>
    private static IEnumerable<int?> Statuses(ApiDescription description, IList<object> facts)
    {
        // What an address names need not be there.
        var named = description.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Path) ? [404] : Array.Empty<int>();
        return facts.OfType<Refusals>().SelectMany(refusals => refusals.Statuses).Union(named).Order().Select(status => (int?)status).Append(null);
    }

    /// <summary>What the address has and only an argument's own reading takes.</summary>
    private static List<string> Unread(ApiDescription description) =>
    [
        .. InBraces().Matches(description.RelativePath ?? "").Select(match => match.Groups[1].Value)
            .Except(description.ParameterDescriptions.Select(parameter => parameter.Name)),
    ];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex InBraces();

    private static ApiParameterDescription PathWord(string name) => new()
    {
        Name = name,
        Source = BindingSource.Path,
        Type = typeof(string),
        ModelMetadata = Models.GetMetadataForType(typeof(string)),
        IsRequired = true,
    };

    private static ApiParameterDescription Body(RequestShape shape) => new()
    {
        Name = "body",
        Source = BindingSource.Body,
        Type = shape.Type,
        ModelMetadata = Models.GetMetadataForType(shape.Type),
        IsRequired = shape.IsRequired,
    };

    private static ApiResponseType Refusal(int? status, bool asError)
    {
        var type = asError ? typeof(ErrorBody) : typeof(ProblemBody);
        return new ApiResponseType
        {
            StatusCode = status ?? 0,
            IsDefaultResponse = status is null,
            Type = type,
            ModelMetadata = Models.GetMetadataForType(type),
            ApiResponseFormats = [new ApiResponseFormat { MediaType = asError ? "application/json" : "application/problem+json" }],
        };
    }
}
