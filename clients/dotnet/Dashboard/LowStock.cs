namespace OrleansNotify.Client.Dashboard;

/// <summary>A product that runs low.</summary>
public sealed record LowStock(string Id, string Name, int StockLevel, int? LowStockThreshold = null);
