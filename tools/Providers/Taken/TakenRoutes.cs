using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OrleansNotify.Fakes;

internal static class TakenRoutes
{
    // People read this: the texts of messages as they are.
    private static readonly TakenJson Readable = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void MapTaken(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/taken.json", List);
        routes.MapDelete("/taken", Clear);
    }

    private static JsonHttpResult<TakenList> List(string? provider, TakenLedger ledger)
        => TypedResults.Json(new TakenList(ledger.Total, ledger.List(provider)), Readable.TakenList);

    private static NoContent Clear(TakenLedger ledger)
    {
        ledger.Clear();
        return TypedResults.NoContent();
    }
}
