using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OrleansNotify.Fakes;

internal static class ScriptRoutes
{
    public static void MapScripts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/script/{provider}", Get);
        routes.MapPut("/script/{provider}", Put);
        routes.MapDelete("/script/{provider}", Delete);
    }

    private static Results<JsonHttpResult<FaultScript>, NotFound> Get(string provider, FaultScripts scripts, FakeCast cast)
        => cast.Providers.Contains(provider) ? Shown(scripts[provider].Script) : TypedResults.NotFound();

    private static async Task<Results<JsonHttpResult<FaultScript>, NotFound, ProblemHttpResult>> Put(
        string provider, HttpRequest request, FaultScripts scripts, FakeCast cast, CancellationToken cancellation)
    {
        if (!cast.Providers.Contains(provider))
        {
            return TypedResults.NotFound();
        }

        try
        {
            var script = ScriptFile.Checked(await JsonSerializer.DeserializeAsync(request.Body, ScriptJson.Default.FaultScript, cancellation));
            scripts.Use(provider, script);
            return Shown(script);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static Results<NoContent, NotFound> Delete(string provider, FaultScripts scripts, FakeCast cast)
    {
        if (!cast.Providers.Contains(provider))
        {
            return TypedResults.NotFound();
        }

        scripts.Use(provider, new FaultScript());
        return TypedResults.NoContent();
    }

    private static JsonHttpResult<FaultScript> Shown(FaultScript script) => TypedResults.Json(script, ScriptJson.Default.FaultScript);
}
