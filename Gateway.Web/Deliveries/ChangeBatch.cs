namespace OrleansNotify.Deliveries;

/// <param name="Place">Whoever has these has every change before this place.</param>
internal sealed record ChangeBatch(IReadOnlyList<DeliveryRow> Rows, long Place);
