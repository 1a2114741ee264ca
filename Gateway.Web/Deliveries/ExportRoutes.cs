using System.Globalization;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>Deliveries to take away.</summary>
internal static class ExportRoutes
{
    private const int LongestSubject = 200;

    public static void MapDeliveryExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("").RejectingBadArguments().RequireCors(TenantCors.Policy);
        exports.MapGet("/v1/deliveries.csv", Table)
            .Named("exportDeliveries", "All deliveries of a filter as CSV, newest first").Produces<string>(contentType: "text/csv");
        exports.MapGet("/v1/deliveries.pdf", Report)
            .Named("reportDeliveries", "Deliveries of a filter as a PDF, the newest 2,000 of them")
            .Reads(new Argument("zone", "The zone of its times, such as Europe/Berlin; UTC when it is left out."))
            .Produces<string>(contentType: "application/pdf");
    }

    private static async Task<IResult> Table(
        TenantCaller caller, ExportArguments arguments, HttpContext context, DeliveryPages pages, Audit audit, TimeProvider time)
    {
        if (await pages.Find(caller, arguments.Asked, context.RequestAborted) is not { } found)
        {
            return Problems.NotFound;
        }

        await Note(audit, caller, context, "csv");
        return new DeliveryCsv(
            pages, found, FileName(caller.Tenant, time, "csv"), async () => await TenantCaller.Again(context) is { } again && await pages.MaySee(again, arguments.Asked, found));
    }

    private static async Task<IResult> Report(
        TenantCaller caller, ExportArguments arguments, HttpContext context, DeliveryPages pages, ReportReader reports, Audit audit, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query);
        var name = query.Text("zone", AskedDeliveries.MaxTextLength) ?? "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return Problems.PageMalformed("zone is a name such as Europe/Berlin.");
        }

        if (await pages.Find(caller, arguments.Asked, context.RequestAborted) is not { } found)
        {
            return Problems.NotFound;
        }

        await Note(audit, caller, context, "pdf");
        var report = await reports.Read(caller, found, arguments.Asked, zone, context.RequestAborted);
        return TypedResults.File(ReportPdf.Write(report), "application/pdf", FileName(caller.Tenant, time, "pdf"));
    }

    /// <summary>Before the first byte, so that an export that is cut off is in the log too.</summary>
    private static Task Note(Audit audit, TenantCaller caller, HttpContext context, string format)
    {
        var subject = format + context.Request.QueryString;
        return audit.Add(context, caller.Tenant, caller.Actor, "deliveries.exported", subject[..Math.Min(subject.Length, LongestSubject)]);
    }

    private static string FileName(string tenant, TimeProvider time, string format)
        => string.Create(CultureInfo.InvariantCulture, $"deliveries-{tenant}-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.{format}");
}
