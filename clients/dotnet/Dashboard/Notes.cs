using System.Globalization;

namespace OrleansNotify.Client.Dashboard;

/// <summary>The words of what is reported.</summary>
internal static class Notes
{
    public static NotePosted Of(LowStock product, string? tenant)
    {
        var threshold = product.LowStockThreshold is { } limit ? string.Create(CultureInfo.InvariantCulture, $", the threshold is {limit}") : "";
        var message = string.Create(CultureInfo.InvariantCulture, $"{product.Name} is running low: {product.StockLevel} left{threshold}.");
        return new NotePosted(
            tenant, "Low Stock Alert", message, product.StockLevel > 0 ? "warning" : "error", product.StockLevel > 0 ? "medium" : "high",
            $"/products/{Uri.EscapeDataString(product.Id)}", "Manage Stock",
            new NoteMetadata { ProductId = product.Id, StockLevel = product.StockLevel, LowStockThreshold = product.LowStockThreshold });
    }

    public static NotePosted Of(Maintenance work, string? tenant)
    {
        var at = work.ScheduledTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var duration = work.EstimatedDuration is { } length ? $" and takes about {length}" : "";
        var services = work.AffectedServices is { Count: > 0 } affected ? $" Affected: {string.Join(", ", affected)}." : "";
        return new NotePosted(
            tenant, "Scheduled Maintenance", $"Maintenance begins at {at}{duration}.{services}", "info", "high", null, null,
            new NoteMetadata { ScheduledTime = work.ScheduledTime, EstimatedDuration = work.EstimatedDuration, AffectedServices = work.AffectedServices });
    }
}
