using Microsoft.AspNetCore.Http.HttpResults;

namespace OrleansNotify.Fakes;

internal static class TakenRoutes
{
    public static void MapTaken(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/taken.json", List);
        routes.MapDelete("/taken", Clear);
    }

    private static JsonHttpResult<TakenList> List(string? provider, TakenLedger ledger)
        => TypedResults.Json(new TakenList(ledger.Total, ledger.List(provider)), TakenJson.Default.TakenList);

    private static NoContent Clear(TakenLedger ledger)
    {
        ledger.Clear();
        return TypedResults.NoContent();
    }
}
