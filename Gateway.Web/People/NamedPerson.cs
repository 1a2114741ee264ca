using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.People;

/// <summary>The person that a route's <c>{id}</c> names, who need not be known yet.</summary>
internal sealed class NamedPerson : IRejectable, IEndpointParameterMetadataProvider
{
    private NamedPerson(string id, Problem? rejection) => (Id, Rejection) = (id, rejection);

    public string Id { get; }

    public Problem? Rejection { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Add(new Refusals(422));

    public static ValueTask<NamedPerson> BindAsync(HttpContext context, ParameterInfo _)
        => ValueTask.FromResult(PersonText.TryId(context.GetRouteValue("id") as string, out var id)
            ? new NamedPerson(id, null)
            : new NamedPerson("", PersonProblems.Id));
}
