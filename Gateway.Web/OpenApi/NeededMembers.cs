using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrleansNotify.OpenApi;

/// <summary>A member of a record that cannot be null and has no default is always there.</summary>
internal sealed class NeededMembers : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Properties is { Count: > 0 })
        {
            var needed = context.JsonTypeInfo.Properties
                .Where(member => !member.IsGetNullable && member.AssociatedParameter is { HasDefaultValue: false }
                    && Nullable.GetUnderlyingType(member.PropertyType) is null && member.PropertyType != typeof(System.Text.Json.JsonElement))
                .Select(member => member.Name)
                .Where(schema.Properties.ContainsKey)
                .ToHashSet(StringComparer.Ordinal);
            schema.Required = needed.Count > 0 ? needed : null;
        }

        return Task.CompletedTask;
    }
}
