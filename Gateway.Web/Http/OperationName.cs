namespace OrleansNotify.Http;

/// <param name="Id">What clients made from the document call it: part of the contract.</param>
internal sealed record OperationName(string Id, string Summary);
