namespace OrleansNotify.DeployTests.Observing;

public sealed class PromQlTests
{
    [Theory]
    [InlineData("sum(rate(a_total{x=\"b_total\"}[5m])) by (pod)", "a_total")]
    [InlineData("histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m]))) > 0.5 and on (pod) up == 1", "a_bucket up")]
    [InlineData("max(a) - min(b offset 1h)", "a b")]
    public void ItsMetricsAreFound(string expression, string metrics)
        => Assert.Equal(metrics.Split(' '), PromQl.Metrics(expression).Where(name => name != "1h"));
}
